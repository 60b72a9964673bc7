package io.atalaya.pipeline.cli;

import io.atalaya.pipeline.operator.TopicPlace;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Where the topics are, for the commands of operators. */
public final class BrokerOptions {
    @Option(
            names = {"--brokers", "--kafka"},
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:9092",
            description = "Where the topics are (${DEFAULT-VALUE}).")
    private String brokers = "";

    @Option(
            names = "--prefix",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "The configuration's kafka.topicPrefix, where it has one.")
    private String prefix = "";

    @Option(
            names = "--property",
            paramLabel = "KEY=VALUE",
            description = "For the Kafka client, such as security.protocol=SSL; repeatable.")
    private Map<String, String> properties = new TreeMap<>();

    public TopicPlace place() {
        return new TopicPlace(brokers, prefix, properties);
    }
}
