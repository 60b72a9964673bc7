package io.atalaya.pipeline.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker in this process, for clients on this machine. Started again on the same directory
 * it has the same topics and messages, also after the process was killed.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final KafkaRaftServer server;
    private final int port;
    private final BrokerFolder folder;
    private boolean closed;

    private EmbeddedBroker(KafkaRaftServer server, int port, BrokerFolder folder) {
        this.server = server;
        this.port = port;
        this.folder = folder;
    }

    /**
     * Starts a broker that keeps its data, and returns when it serves.
     *
     * @param port to listen on, 0 for any that is free
     * @param directory of its data, made if it is not there
     * @throws EmbeddedBrokerException when the port is taken or the directory cannot be used
     */
    public static EmbeddedBroker start(int port, Path directory) {
        return start(port, BrokerFolder.at(directory));
    }

    /** Starts a broker whose data is deleted when it is closed. */
    public static EmbeddedBroker startTemporary(int port) {
        BrokerFolder folder = BrokerFolder.newTemporary();
        try {
            return start(port, folder);
        } catch (EmbeddedBrokerException e) {
            folder.deleteIfTemporary();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    /** For {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return BrokerSettings.HOST + ":" + port;
    }

    /** Ends the broker; all that was acknowledged is on the disk. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        server.shutdown();
        server.awaitShutdown();
        folder.deleteIfTemporary();
        LOG.info("Embedded broker on port {} with data in {} is closed", port, folder.path());
    }

    private static synchronized EmbeddedBroker start(int wantedPort, BrokerFolder folder) {
        int port = freePort(wantedPort);
        folder.prepare();
        KafkaRaftServer server = null;
        // Where Kafka cannot start it would end the whole process.
        Exit.setExitProcedure(EmbeddedBroker::refuseToExit);
        Exit.setHaltProcedure(EmbeddedBroker::refuseToExit);
        try {
            var settings = BrokerSettings.of(port, freePort(0), folder.path());
            server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            server.startup();
        } catch (RuntimeException e) {
            shutdownAfterFailure(server, e);
            throw new EmbeddedBrokerException(
                    "The embedded broker could not start on port %d with its data in %s: %s."
                                    .formatted(port, folder.path(), rootMessage(e))
                            + " The log says more; with an empty folder it starts anew.",
                    e);
        } finally {
            Exit.resetExitProcedure();
            Exit.resetHaltProcedure();
        }
        LOG.info("Embedded broker listens on port {}, data in {}", port, folder.path());
        return new EmbeddedBroker(server, port, folder);
    }

    private static void refuseToExit(int status, @Nullable String message) {
        throw new IllegalStateException(
                "Kafka gave up with status " + status + (message == null ? "" : ": " + message));
    }

    /** Asks the system: Kafka says later and less clearly that a port is taken. */
    private static int freePort(int wanted) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(BrokerSettings.address(), wanted));
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedBrokerException(
                    "Port %d for the embedded broker is taken or not allowed (%s)."
                                    .formatted(wanted, e.getMessage())
                            + " Stop what uses it, choose another with --port, or set"
                            + " kafka.bootstrapServers to the broker that already runs.",
                    e);
        }
    }

    private static void shutdownAfterFailure(
            @Nullable KafkaRaftServer server, RuntimeException failure) {
        if (server == null) {
            return;
        }
        try {
            server.shutdown();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
