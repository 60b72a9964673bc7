package io.atalaya.pipeline.job;

import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.SensorHealth;
import io.atalaya.operators.sensor.KafkaBrokers;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorFunction;
import io.atalaya.operators.sensor.SensorKind;
import io.atalaya.operators.sensor.SensorSignal;
import io.atalaya.operators.sensor.SensorSource;
import io.atalaya.operators.sensor.SensorWatermarks;
import io.atalaya.operators.sensor.kafka.KafkaSensors;
import io.atalaya.operators.sink.FactEncoder;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.operators.sink.TopicWriter;
import io.atalaya.schemas.ConsumerGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The sensors' part of {@link PipelineJob}: from what they send to readings and their health. */
final class SensorStage {
    /**
     * How long readings wait to be handed on together. To send each on at once wakes a thread for
     * each, which costs more than all that is done with it; and rules wait for sensors much longer.
     */
    static final Duration GATHERED_FOR = Duration.ofMillis(20);

    private final List<SensorConfig> sensors;
    private final KafkaConfig kafka;
    private final String site;
    private final int parallelism;

    /**
     * Of these sensors.
     *
     * @param kafka the pipeline's own brokers, where sensors' messages may lie too
     * @param site names the consumer group
     */
    SensorStage(List<SensorConfig> sensors, KafkaConfig kafka, String site, int parallelism) {
        this.sensors = List.copyOf(sensors);
        this.kafka = kafka;
        this.site = site;
        this.parallelism = parallelism;
    }

    /**
     * What comes of the sensors.
     *
     * @param refused what could not be read
     */
    record Streams(
            DataStream<Reading> readings,
            DataStream<SensorHealth> health,
            DataStream<DeadLetter> refused) {

        /** Lets readings and health out; returns all that must become dead letters. */
        DataStream<DeadLetter> write(TopicWriter topics) {
            return refused.union(
                    topics.write(readings, FactEncoder.readings(), JobNames.READINGS_OUT),
                    topics.write(health, FactEncoder.sensorHealth(), JobNames.SENSOR_HEALTH_OUT));
        }
    }

    Streams wire(StreamExecutionEnvironment environment) {
        SingleOutputStreamOperator<Reading> readings =
                bySensor(signals(environment))
                        .process(new SensorFunction(sensors))
                        .name(JobNames.SENSOR_CHECKS)
                        .uid(JobNames.SENSOR_CHECKS)
                        .setBufferTimeout(GATHERED_FOR.toMillis());
        return new Streams(
                readings,
                readings.getSideOutput(SensorFunction.HEALTH),
                readings.getSideOutput(SensorFunction.DEAD_LETTERS));
    }

    private DataStream<SensorSignal> signals(StreamExecutionEnvironment environment) {
        DataStream<SensorSignal> signals =
                environment
                        .fromSource(
                                SensorSource.of(sensors, ownBrokers()),
                                new SensorWatermarks(sensors),
                                JobNames.SENSORS)
                        .uid(JobNames.SENSORS)
                        .setBufferTimeout(GATHERED_FOR.toMillis());
        for (Map.Entry<Cluster, List<SensorConfig>> some : onKafka().entrySet()) {
            signals = signals.union(read(environment, some.getKey(), some.getValue()));
        }
        return signals;
    }

    private KafkaBrokers ownBrokers() {
        return new KafkaBrokers(kafka.bootstrapServers(), kafka.properties());
    }

    /**
     * Brokers, and how to speak to them.
     *
     * @param uid of the operator that reads there
     */
    private record Cluster(String uid, String brokers, Map<String, String> properties) {}

    private Map<Cluster, List<SensorConfig>> onKafka() {
        Map<Cluster, List<SensorConfig>> byCluster = new LinkedHashMap<>();
        for (SensorConfig sensor : sensors) {
            if (sensor.kind() == SensorKind.KAFKA) {
                byCluster.computeIfAbsent(cluster(sensor), c -> new ArrayList<>()).add(sensor);
            }
        }
        return byCluster;
    }

    private Cluster cluster(SensorConfig sensor) {
        return sensor.sensorUrl()
                .brokers()
                .map(
                        brokers ->
                                new Cluster(
                                        JobNames.SENSORS_KAFKA + "-" + brokers,
                                        brokers,
                                        sensor.kafkaOrDefault().properties()))
                .orElseGet(
                        () ->
                                new Cluster(
                                        JobNames.SENSORS_KAFKA,
                                        kafka.bootstrapServers(),
                                        kafka.properties()));
    }

    private DataStream<SensorSignal> read(
            StreamExecutionEnvironment environment, Cluster cluster, List<SensorConfig> some) {
        return environment
                .fromSource(
                        KafkaSensors.source(
                                some,
                                cluster.brokers(),
                                cluster.properties(),
                                kafka.nameOf(ConsumerGroup.SENSORS, site)),
                        KafkaSensors.watermarks(some),
                        cluster.uid())
                .uid(cluster.uid())
                .setBufferTimeout(GATHERED_FOR.toMillis());
    }

    /** Where there is a single subtask, all are there already and nothing need be sent. */
    private KeyedStream<SensorSignal, String> bySensor(DataStream<SensorSignal> signals) {
        return parallelism == 1
                ? DataStreamUtils.reinterpretAsKeyedStream(signals, SensorSignal::sensorId)
                : signals.keyBy(SensorSignal::sensorId);
    }
}
