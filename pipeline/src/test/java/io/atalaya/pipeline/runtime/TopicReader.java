package io.atalaya.pipeline.runtime;

import com.google.protobuf.Message;
import io.atalaya.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a whole topic as it stands now, as any consumer would. */
final class TopicReader {
    private final String bootstrapServers;
    private final String prefix;

    TopicReader(String bootstrapServers, String prefix) {
        this.bootstrapServers = bootstrapServers;
        this.prefix = prefix;
    }

    /** How many messages are on the topic, or 0 where it does not exist yet. */
    long count(Topic topic) {
        try (var consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer, topic)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** Until there are so many, or the time is over. */
    void awaitCount(Topic topic, long atLeast, Duration patience) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (count(topic) < atLeast) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(
                        "%s has %d messages after %s, expected at least %d"
                                .formatted(topic, count(topic), patience, atLeast));
            }
            Thread.sleep(20);
        }
    }

    /** Each key's messages in order; keys do not share an order. */
    <T extends Message> List<T> read(Topic topic, Class<T> type) throws Exception {
        List<T> messages = new ArrayList<>();
        for (var record :
                io.atalaya.pipeline.broker.TopicReader.read(
                        bootstrapServers, prefix + topic.topicName())) {
            messages.add(type.cast(topic.parse(record.value())));
        }
        return messages;
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, Topic topic) {
        String name = prefix + topic.topicName();
        return consumer.listTopics().getOrDefault(name, List.of()).stream()
                .map(partition -> new TopicPartition(name, partition.partition()))
                .collect(Collectors.toList());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("enable.auto.commit", "false");
        return new KafkaConsumer<>(
                properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
