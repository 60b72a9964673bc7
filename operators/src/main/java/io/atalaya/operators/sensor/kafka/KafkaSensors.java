package io.atalaya.operators.sensor.kafka;

import io.atalaya.operators.sensor.KafkaInputConfig;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorSignal;
import io.atalaya.operators.sensor.SensorWatermarks;
import io.atalaya.operators.sensor.StartAt;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.enumerator.subscriber.KafkaSubscriber;

/**
 * The source of all sensors whose messages lie on one cluster of brokers. Offsets are Flink's: a
 * restart goes on where the last checkpoint was. A topic that does not exist is looked for again.
 */
public final class KafkaSensors {
    private static final String LOOK_FOR_TOPICS_MILLIS = "5000";

    /**
     * Partitions are read in turns, and what is ahead of the slowest waits in detectors' and rules'
     * state, and is written with each checkpoint: where there is a backlog, short turns keep that
     * to some thousand readings.
     */
    private static final String BYTES_OF_ONE_PARTITION = "65536";

    private KafkaSensors() {}

    /**
     * Reads the topics of these sensors, each message once however many sensors share it.
     *
     * @param brokers their addresses
     * @param properties for the consumer
     * @param group to which offsets are committed with each checkpoint, for those who watch how far
     *     behind the job is; it goes on from its checkpoints alone
     */
    public static KafkaSource<SensorSignal> source(
            List<SensorConfig> sensors,
            String brokers,
            Map<String, String> properties,
            String group) {
        Properties consumer = new Properties();
        consumer.setProperty("max.partition.fetch.bytes", BYTES_OF_ONE_PARTITION);
        consumer.putAll(properties);
        consumer.setProperty("partition.discovery.interval.ms", LOOK_FOR_TOPICS_MILLIS);
        return KafkaSource.<SensorSignal>builder()
                .setBootstrapServers(brokers)
                .setProperties(consumer)
                .setGroupId(group)
                .setKafkaSubscriber(
                        new PatientTopics(
                                KafkaSubscriber.getTopicPatternSubscriber(topics(sensors)),
                                isFromEarliest(sensors)))
                .setStartingOffsets(
                        isFromEarliest(sensors)
                                ? OffsetsInitializer.earliest()
                                : OffsetsInitializer.latest())
                .setDeserializer(new SensorRecordDeserializer(sensors))
                .build();
    }

    /** How far event time has come on the topics of these. */
    public static WatermarkStrategy<SensorSignal> watermarks(List<SensorConfig> sensors) {
        return new TopicWatermarks(SensorWatermarks.longestDelay(sensors));
    }

    /** A pattern, since a topic that is named and does not exist would end the job. */
    private static Pattern topics(List<SensorConfig> sensors) {
        return Pattern.compile(
                sensors.stream()
                        .map(sensor -> sensor.sensorUrl().topic())
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|")));
    }

    private static boolean isFromEarliest(List<SensorConfig> sensors) {
        return sensors.stream()
                .map(SensorConfig::kafkaOrDefault)
                .map(KafkaInputConfig::startAt)
                .anyMatch(startAt -> startAt == StartAt.EARLIEST);
    }
}
