package io.atalaya.pipeline.job;

import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.operators.sink.SiteWriter;
import io.atalaya.operators.sink.TopicCreator;
import io.atalaya.operators.sink.TopicWriter;
import io.atalaya.pipeline.config.ConfigException;
import io.atalaya.pipeline.config.ConfigValidator;
import io.atalaya.pipeline.config.LoadedConfig;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.config.ValidatedConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The entry of the job jar on a Flink cluster: {@code flink run atalaya-pipeline-…-job.jar
 * plant.yaml}. State, checkpoint storage and restarts are the cluster's; the broker stands
 * elsewhere. The files that the configuration names lie at the same paths on every TaskManager.
 */
public final class ClusterMain {
    private static final Duration PATIENCE_WITH_BROKER = Duration.ofSeconds(20);

    private ClusterMain() {}

    /**
     * Checks the configuration and submits the job.
     *
     * @param arguments the configuration file
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            throw new IllegalArgumentException(
                    "give the configuration file, a YAML file, as the one argument");
        }
        ValidatedConfig validated =
                ConfigValidator.validate(Path.of(arguments[0]), System.getenv(), progress -> {});
        PipelineConfig config = validated.config();
        KafkaConfig kafka =
                TopicCreator.create(external(validated.loaded()), PATIENCE_WITH_BROKER).fitted();
        SiteWriter.write(kafka, SiteDescription.of(config, Instant.now()), PATIENCE_WITH_BROKER);

        var environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.configure(checkpoints(config));
        var topics = new TopicWriter(config.site(), kafka, Optional.empty());
        new PipelineJob(config, validated.contracts(), topics).wire(environment);
        environment.execute("atalaya " + config.site());
    }

    private static KafkaConfig external(LoadedConfig loaded) throws ConfigException {
        KafkaConfig kafka = loaded.config().kafka();
        if (kafka.isEmbedded()) {
            throw new ConfigException(
                    List.of(
                            loaded.problemAt(
                                    "kafka.bootstrapServers",
                                    "the embedded broker is not in the job jar; name the brokers,"
                                            + " such as kafka-1:9092,kafka-2:9092")));
        }
        return kafka;
    }

    private static Configuration checkpoints(PipelineConfig config) {
        var settings = new Configuration();
        if (config.runtime().checkpoints()) {
            settings.set(
                    CheckpointingOptions.CHECKPOINTING_INTERVAL,
                    config.runtime().checkpointInterval());
        }
        return settings;
    }
}
