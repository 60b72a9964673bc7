package io.atalaya.pipeline.tail;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.Map;

/**
 * What is read and how it is shown.
 *
 * @param properties for the Kafka client, such as {@code security.protocol}
 * @param topic as the broker knows it, with its prefix
 * @param fromBeginning whether to begin with the oldest message, else with the next that comes
 * @param follow whether to wait for more at the end, else to stop there
 * @param json whether to print JSON, else a line for people
 * @param colour whether the line for people has colours
 * @param zone for the times in the line for people
 */
public record TailOptions(
        String bootstrapServers,
        Map<String, String> properties,
        String topic,
        boolean fromBeginning,
        boolean follow,
        boolean json,
        boolean colour,
        ZoneId zone,
        MessageFilter filter) {
    public TailOptions {
        requireNonNull(bootstrapServers, "bootstrapServers is null");
        properties = Map.copyOf(properties);
        requireNonNull(topic, "topic is null");
        requireNonNull(zone, "zone is null");
        requireNonNull(filter, "filter is null");
    }
}
