package io.atalaya.pipeline.broker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What one small broker that is its own controller needs to know, in Kafka's own words. */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    /** The address, not the name: some clients try {@code localhost} as IPv6 first and complain. */
    static final String HOST = "127.0.0.1";

    private static final String CLIENT_LISTENER = "PLAINTEXT";
    private static final int SEGMENT_BYTES = 128 * 1024 * 1024;
    private static final int CLEANER_BUFFER_BYTES = 8 * 1024 * 1024;

    private BrokerSettings() {}

    /** {@link #HOST} without a look-up. */
    static InetAddress address() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    static Map<String, String> of(int port, int controllerPort, Path directory) {
        Map<String, String> settings = new HashMap<>();
        putPlace(settings, port, controllerPort, directory);
        putSize(settings);
        // A topic that nobody created has a wrong name; better an error than a silent new topic.
        settings.put("auto.create.topics.enable", "false");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // Other controllers would be told twice a second that this one lives; there are none.
        settings.put("metadata.max.idle.interval.ms", "10000");
        return settings;
    }

    private static void putPlace(
            Map<String, String> settings, int port, int controllerPort, Path directory) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
        settings.put(
                "listeners",
                CLIENT_LISTENER
                        + "://"
                        + HOST
                        + ":"
                        + port
                        + ","
                        + CONTROLLER_LISTENER
                        + "://"
                        + HOST
                        + ":"
                        + controllerPort);
        settings.put("advertised.listeners", CLIENT_LISTENER + "://" + HOST + ":" + port);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("inter.broker.listener.name", CLIENT_LISTENER);
        settings.put(
                "listener.security.protocol.map",
                CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        settings.put("log.dirs", directory.toString());
    }

    /** One node, few partitions, little memory: Kafka's defaults are for clusters. */
    private static void putSize(Map<String, String> settings) {
        for (String internal : new String[] {"offsets.topic", "transaction.state.log"}) {
            settings.put(internal + ".replication.factor", "1");
            settings.put(internal + ".num.partitions", "4");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("default.replication.factor", "1");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "1");
        settings.put("log.segment.bytes", String.valueOf(SEGMENT_BYTES));
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(CLEANER_BUFFER_BYTES));
    }
}
