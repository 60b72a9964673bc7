package io.atalaya.bench;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic {@code detections} as a consumer sees it: one message a frame. */
final class DetectionsTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    DetectionsTopic(KafkaConfig kafka) {
        consumer = new KafkaConsumer<>(properties(kafka));
        partitions =
                consumer.partitionsFor(kafka.nameOf(Topic.DETECTIONS)).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
    }

    private static Properties properties(KafkaConfig kafka) {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", kafka.bootstrapServers());
        properties.setProperty("key.deserializer", ByteArrayDeserializer.class.getName());
        properties.setProperty("value.deserializer", ByteArrayDeserializer.class.getName());
        properties.setProperty("enable.auto.commit", "false");
        properties.setProperty("auto.offset.reset", "earliest");
        properties.setProperty("fetch.min.bytes", "1");
        return properties;
    }

    /** Frames that a consumer can read, whether or not one does: the end of each partition. */
    long readableFrames() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Reads all that comes, at once, for a time.
     *
     * @return for each frame the milliseconds from its arrival until it was in the consumer's hands
     */
    List<Double> latenciesMillis(Duration window) throws InvalidProtocolBufferException {
        consumer.seekToEnd(partitions);
        List<Double> latencies = new ArrayList<>();
        long end = System.nanoTime() + window.toNanos();
        while (System.nanoTime() - end < 0) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            Instant now = Instant.now();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                latencies.add(millis(arrival(record), now));
            }
        }
        return latencies;
    }

    private static Instant arrival(ConsumerRecord<byte[], byte[]> record)
            throws InvalidProtocolBufferException {
        Timestamp arrival = Frame.parseFrom(record.value()).getTimes().getArrival();
        return Instant.ofEpochSecond(arrival.getSeconds(), arrival.getNanos());
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
