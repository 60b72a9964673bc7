package io.atalaya.pipeline.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Command;
import io.atalaya.schemas.v1.CommandAnswer;
import io.atalaya.schemas.v1.SensorReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A site as it is seen from outside, on the topics alone: its sensors speak and its operators give
 * commands, and what its pipeline says of alarms is read as it comes.
 */
final class AlarmSite implements AutoCloseable {
    private final String prefix;
    private final String raw;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * All that was said under one id and revision, or of one command: more than one, if a pipeline
     * that does something again does it otherwise.
     */
    private final Map<String, NavigableMap<Integer, Set<Alert>>> alerts = new TreeMap<>();

    private final Map<String, Set<CommandAnswer>> answers = new TreeMap<>();

    private AlarmSite(
            String name,
            KafkaProducer<byte[], byte[]> producer,
            KafkaConsumer<byte[], byte[]> consumer) {
        this.prefix = name + "-";
        this.raw = rawTopic(name);
        this.producer = producer;
        this.consumer = consumer;
    }

    /** Makes the topics that must be there before the pipeline is. */
    static AlarmSite open(String brokers, String name) throws Exception {
        Map<String, Object> properties = Map.of("bootstrap.servers", brokers);
        List<String> read =
                List.of(
                        name + "-" + Topic.ALERT_EVENTS.topicName(),
                        name + "-" + Topic.COMMAND_ANSWERS.topicName());
        try (Admin admin = Admin.create(properties)) {
            // Its messages are of another year, and must not be deleted for that.
            NewTopic sensors = new NewTopic(rawTopic(name), 1, (short) 1);
            admin.createTopics(
                            List.of(
                                    sensors.configs(Map.of("retention.ms", "-1")),
                                    new NewTopic(read.get(0), 1, (short) 1),
                                    new NewTopic(read.get(1), 1, (short) 1)))
                    .all()
                    .get(1, TimeUnit.MINUTES);
        }
        var bytes = new ByteArrayDeserializer();
        var consumer = new KafkaConsumer<>(properties, bytes, bytes);
        List<TopicPartition> partitions =
                read.stream().map(topic -> new TopicPartition(topic, 0)).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new AlarmSite(
                name,
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer()),
                consumer);
    }

    static String rawTopic(String name) {
        return "raw-" + name;
    }

    /** A sensor says how hot it is. */
    void measure(String sensor, double celsius, Instant at) throws Exception {
        byte[] message =
                "{\"device\": \"%s\", \"temperature\": %s}"
                        .formatted(sensor, celsius)
                        .getBytes(UTF_8);
        producer.send(new ProducerRecord<>(raw, 0, at.toEpochMilli(), null, message)).get();
    }

    void give(Command command) throws Exception {
        String topic = prefix + Topic.COMMANDS.topicName();
        byte[] key = command.getId().getBytes(UTF_8);
        producer.send(new ProducerRecord<>(topic, key, command.toByteArray())).get();
    }

    /** Takes in what has been said since; returns how much that was. */
    int look() throws Exception {
        int news = 0;
        for (var record : consumer.poll(Duration.ofMillis(20))) {
            news++;
            if (record.topic().endsWith(Topic.ALERT_EVENTS.topicName())) {
                Alert alert = essence(Alert.parseFrom(record.value()));
                alerts.computeIfAbsent(alert.getAlertId(), id -> new TreeMap<>())
                        .computeIfAbsent(alert.getRevision(), revision -> new HashSet<>())
                        .add(alert);
            } else {
                CommandAnswer answer = CommandAnswer.parseFrom(record.value());
                answers.computeIfAbsent(answer.getCommandId(), id -> new HashSet<>())
                        .add(answer.toBuilder().clearTimestamp().build());
            }
        }
        return news;
    }

    /** The newest alert of a rule as it is now. */
    Optional<Alert> latest(String rule) {
        return alerts.values().stream()
                .map(revisions -> revisions.lastEntry().getValue().iterator().next())
                .filter(alert -> alert.getRuleId().equals(rule))
                .max(Comparator.comparing(alert -> alert.getTimestamp().getSeconds()));
    }

    boolean isAnswered(String commandId) {
        return answers.containsKey(commandId);
    }

    /** All revisions of all alerts. */
    Map<String, NavigableMap<Integer, Set<Alert>>> alerts() {
        return alerts;
    }

    /** The same in short, for people who look for a difference. */
    List<String> stories() {
        return alerts.values().stream()
                .flatMap(revisions -> revisions.values().stream())
                .flatMap(Set::stream)
                .map(AlarmSite::story)
                .sorted()
                .toList();
    }

    private static String story(Alert alert) {
        return "%s %s %d: %s, %s at %d by %s"
                .formatted(
                        alert.getRuleId(),
                        alert.getAlertId(),
                        alert.getRevision(),
                        alert.getChange(),
                        alert.getState(),
                        alert.getChangedAt().getSeconds(),
                        alert.getChangedBy());
    }

    Map<String, Set<CommandAnswer>> answers() {
        return answers;
    }

    /** What the compacted topic ends with. */
    Map<String, Alert> present(String brokers) throws Exception {
        Map<String, Alert> present = new HashMap<>();
        for (Alert alert : new TopicReader(brokers, prefix).read(Topic.ALERTS, Alert.class)) {
            present.put(alert.getAlertId(), essence(alert));
        }
        return present;
    }

    /** Without the moments of handling, which differ from run to run. */
    private static Alert essence(Alert alert) {
        Alert.Builder essence = alert.toBuilder().clearTimes();
        for (SensorReading.Builder reading : essence.getReadingsBuilderList()) {
            reading.clearTimes();
        }
        return essence.build();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
