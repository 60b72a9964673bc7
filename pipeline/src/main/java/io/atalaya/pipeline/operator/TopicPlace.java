package io.atalaya.pipeline.operator;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.schemas.Topic;
import java.util.Map;

/**
 * Where a pipeline's topics are.
 *
 * @param prefix that its configuration puts before their names
 * @param properties for the Kafka clients, such as {@code security.protocol}
 */
public record TopicPlace(String bootstrapServers, String prefix, Map<String, String> properties) {
    public TopicPlace {
        requireNonNull(bootstrapServers, "bootstrapServers is null");
        requireNonNull(prefix, "prefix is null");
        properties = Map.copyOf(properties);
    }

    /** Where a pipeline of this configuration writes. */
    public static TopicPlace of(KafkaConfig kafka) {
        return new TopicPlace(
                kafka.bootstrapServers(),
                requireNonNullElse(kafka.topicPrefix(), ""),
                kafka.properties());
    }

    public String nameOf(Topic topic) {
        return prefix + topic.topicName();
    }
}
