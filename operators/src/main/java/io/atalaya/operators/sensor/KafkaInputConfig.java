package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * How a sensor's messages lie on a Kafka topic. Its {@code toString} leaves out the properties,
 * because passwords are among them.
 */
public record KafkaInputConfig(
        @Setting(
                        doc =
                                "What a message holds: an object (`json`), or `SensorReading` (`protobuf`).",
                        defaultValue = "json")
                KafkaInputFormat format,
        @Setting(
                        doc =
                                "Where a pipeline without a checkpoint begins. One with a checkpoint goes"
                                        + " on where that was taken.",
                        defaultValue = "latest")
                StartAt startAt,
        @Setting(
                        doc =
                                "Passed to the Kafka consumer as they are, such as"
                                        + " `security.protocol` and `sasl.jaas.config`; for a broker that"
                                        + " is not the pipeline's own.",
                        example = "{security.protocol: SSL}")
                Map<String, String> properties)
        implements Serializable {
    private static final Set<String> RESERVED =
            Set.of(
                    "bootstrap.servers",
                    "group.id",
                    "enable.auto.commit",
                    "auto.offset.reset",
                    "key.deserializer",
                    "value.deserializer");

    public KafkaInputConfig {
        requireNonNull(format, "format is null");
        requireNonNull(startAt, "startAt is null");
        properties = Map.copyOf(properties);
        for (String key : properties.keySet()) {
            if (RESERVED.contains(key)) {
                throw new IllegalArgumentException(
                        "properties: '" + key + "' is set by the pipeline itself; remove it");
            }
        }
    }

    @Override
    public String toString() {
        return "KafkaInputConfig[format=%s, startAt=%s, properties=%s]"
                .formatted(format, startAt, properties.keySet());
    }
}
