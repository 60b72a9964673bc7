package io.atalaya.bench.sensors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic that both sides read, and a look at those that the pipeline writes. */
final class RawTopic {
    private static final int PARTITIONS = 4;

    private final String brokers;

    RawTopic(String brokers) {
        this.brokers = brokers;
    }

    /** Writes all messages, each machine's to one partition and in order. */
    void fill(SensorsWorkload workload) throws InterruptedException, ExecutionException {
        Map<String, Object> address = Map.of("bootstrap.servers", brokers);
        try (Admin admin = Admin.create(address)) {
            NewTopic topic = new NewTopic(SensorsWorkload.TOPIC, PARTITIONS, (short) 1);
            admin.createTopics(List.of(topic)).all().get();
        }
        Properties properties = new Properties();
        properties.putAll(address);
        properties.setProperty("linger.ms", "50");
        properties.setProperty("compression.type", "lz4");
        properties.setProperty("key.serializer", ByteArraySerializer.class.getName());
        properties.setProperty("value.serializer", ByteArraySerializer.class.getName());
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties)) {
            for (int i = 0; i < workload.messages(); i++) {
                int machine = workload.machineOf(i);
                var unused =
                        producer.send(
                                new ProducerRecord<>(
                                        SensorsWorkload.TOPIC,
                                        machine % PARTITIONS,
                                        SensorsWorkload.machine(machine).getBytes(UTF_8),
                                        workload.message(i)));
            }
        }
    }

    /** A consumer at the topic's beginning. */
    KafkaConsumer<byte[], byte[]> consumer() {
        KafkaConsumer<byte[], byte[]> consumer = open();
        List<TopicPartition> partitions = partitions(SensorsWorkload.TOPIC, PARTITIONS);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /** A consumer that is nowhere yet. */
    KafkaConsumer<byte[], byte[]> open() {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", brokers);
        properties.setProperty("key.deserializer", ByteArrayDeserializer.class.getName());
        properties.setProperty("value.deserializer", ByteArrayDeserializer.class.getName());
        properties.setProperty("enable.auto.commit", "false");
        properties.setProperty("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(properties);
    }

    static List<TopicPartition> partitions(String topic, int count) {
        return IntStream.range(0, count).mapToObj(i -> new TopicPartition(topic, i)).toList();
    }

    /** How many messages a consumer could read, whether or not one does. */
    static long readable(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        return consumer.endOffsets(partitions, Duration.ofSeconds(60)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
