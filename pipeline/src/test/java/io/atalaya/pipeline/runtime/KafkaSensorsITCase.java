package io.atalaya.pipeline.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.broker.EmbeddedBroker;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.DeadLetter;
import io.atalaya.schemas.v1.Health;
import io.atalaya.schemas.v1.SensorReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages on a topic become readings; a process that is killed goes on where it was. */
class KafkaSensorsITCase {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int NUM_MESSAGES = 400;

    @TempDir Path folder;

    @Test
    void readsATopicToTheLastMessageAlsoWhenItIsKilledOnTheWay() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary(0)) {
            TopicReader topics = new TopicReader(broker.bootstrapServers(), "");
            createTopic(broker);
            send(broker, 0, NUM_MESSAGES / 2);
            try (var process = start(broker)) {
                topics.awaitCount(Topic.READINGS, NUM_MESSAGES / 2, PATIENCE);
                assertThat(process.isAlive()).as(process.output()).isTrue();
                process.kill();
            }
            send(broker, NUM_MESSAGES / 2, NUM_MESSAGES);
            try (var process = start(broker)) {
                awaitDistinct(topics, NUM_MESSAGES);
                assertThat(process.isAlive()).as(process.output()).isTrue();
            }
            assertThat(topics.read(Topic.DEAD_LETTERS, DeadLetter.class))
                    .anySatisfy(
                            letter -> {
                                assertThat(letter.getReason()).isEqualTo("not-json");
                                assertThat(letter.getOrigin()).matches("raw-readings/\\d+/\\d+");
                            });
            assertThat(topics.read(Topic.HEALTH, Health.class))
                    .extracting(Health::getSensorId)
                    .contains("m-0", "m-1");
        }
    }

    private static void awaitDistinct(TopicReader topics, int count) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Set<Long> seen = new TreeSet<>();
        while (seen.size() < count) {
            for (SensorReading reading : topics.read(Topic.READINGS, SensorReading.class)) {
                seen.add((long) reading.getNumber());
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("only " + seen.size() + " of " + count + " readings");
            }
            Thread.sleep(200);
        }
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("raw-readings", 2, (short) 1)))
                    .all()
                    .get(1, TimeUnit.MINUTES);
        }
    }

    private static void send(EmbeddedBroker broker, int from, int to) throws Exception {
        Map<String, Object> properties = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = from; i < to; i++) {
                String message = "{\"device\": \"m-%d\", \"v\": %d}".formatted(i % 2, i);
                // The last one is waited for, and they go one after the other.
                var unused =
                        producer.send(
                                new ProducerRecord<>("raw-readings", message.getBytes(UTF_8)));
            }
            producer.send(new ProducerRecord<>("raw-readings", "nonsense".getBytes(UTF_8))).get();
        }
    }

    private AtalayaProcess start(EmbeddedBroker broker) throws Exception {
        Path configuration =
                Files.writeString(
                        folder.resolve("plant.yaml"),
                        """
                        kafka: {bootstrapServers: "%s"}
                        sensors:
                          - name: m-0
                            url: kafka:raw-readings
                            kafka: {startAt: earliest}
                            match: {field: device}
                            values: [{name: v}]
                          - name: m-1
                            url: kafka:raw-readings
                            kafka: {startAt: earliest}
                            match: {field: device}
                            values: [{name: v}]
                        runtime: {checkpointInterval: 200ms, stateDirectory: state}
                        """
                                .formatted(broker.bootstrapServers()));
        return AtalayaProcess.start(folder.resolve("process.log"), "run", configuration.toString());
    }
}
