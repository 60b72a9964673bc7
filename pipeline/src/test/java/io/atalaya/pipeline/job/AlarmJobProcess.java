package io.atalaya.pipeline.job;

import io.atalaya.operators.model.CommandAction;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.rule.RuleReader;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorFunction;
import io.atalaya.operators.sensor.SensorSignal;
import io.atalaya.operators.sensor.kafka.KafkaSensors;
import io.atalaya.operators.sink.FactEncoder;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.operators.sink.TopicCreator;
import io.atalaya.operators.sink.TopicWriter;
import io.atalaya.pipeline.config.ConfiguredNames;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import io.atalaya.pipeline.config.RuleYaml;
import io.atalaya.pipeline.runtime.EmbeddedJob;
import io.atalaya.pipeline.runtime.StateDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The pipeline from sensors on Kafka to alarms, in a process that starts quickly. It differs in one
 * thing: time is what the sensors say, and never the wall clock, so that a test can stop it.
 */
public final class AlarmJobProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration DELAY = Duration.ofSeconds(1);

    private final PipelineConfig config;
    private final KafkaConfig kafka;

    private AlarmJobProcess(PipelineConfig config, KafkaConfig kafka) {
        this.config = config;
        this.kafka = kafka;
    }

    /**
     * Runs until it is told to stop.
     *
     * @param arguments the configuration file
     */
    public static void main(String[] arguments) throws Exception {
        PipelineConfig config = PipelineConfigLoader.load(Path.of(arguments[0]), Map.of()).config();
        KafkaConfig kafka = TopicCreator.create(config.kafka(), PATIENCE).fitted();
        try (StateDirectory state =
                StateDirectory.open(Path.of(config.runtime().stateDirectory()))) {
            EmbeddedJob job =
                    EmbeddedJob.start(
                            "alarms",
                            state,
                            config.runtime().checkpointInterval(),
                            1,
                            new AlarmJobProcess(config, kafka)::wire);
            // The test's word that it may end in peace.
            while (System.in.read() >= 0) {
                // It says nothing else.
            }
            job.stop(PATIENCE);
        }
        System.exit(0);
    }

    private void wire(StreamExecutionEnvironment environment) {
        environment.configure(PipelineJob.settings());
        environment.setParallelism(1);
        var site = ConfiguredNames.of(config, Map.of());
        RuleReader reader = new RuleYaml(site, config.rules());
        var commands =
                CommandStreams.read(environment, kafka, config, Set.of(CommandAction.CHANGE_RULE));
        RuleStage.Outputs told =
                new RuleStage(config.rules(), site, reader)
                        .readings(readings(environment))
                        .apply(Optional.of(commands));
        var topics = new TopicWriter(config.site(), kafka, Optional.empty());
        var letters = new AlarmStage(config, reader, topics).wire(told.signals(), told.commands());
        topics.write(letters, FactEncoder.deadLetters(), JobNames.DEAD_LETTERS_OUT);
    }

    private DataStream<Reading> readings(StreamExecutionEnvironment environment) {
        List<SensorConfig> sensors = config.sensors();
        WatermarkStrategy<SensorSignal> byData =
                WatermarkStrategy.<SensorSignal>forBoundedOutOfOrderness(DELAY)
                        .withTimestampAssigner((signal, written) -> signal.at().toEpochMilli());
        return environment
                .fromSource(
                        KafkaSensors.source(
                                sensors, kafka.bootstrapServers(), Map.of(), "sensors-of-test"),
                        byData,
                        JobNames.SENSORS)
                .uid(JobNames.SENSORS)
                .keyBy(SensorSignal::sensorId)
                .process(new SensorFunction(sensors))
                .name(JobNames.SENSOR_CHECKS)
                .uid(JobNames.SENSOR_CHECKS);
    }
}
