package io.atalaya.pipeline.runtime;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.inference.ModelContract;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.operators.sink.KafkaUnavailableException;
import io.atalaya.operators.sink.SiteWriter;
import io.atalaya.operators.sink.TopicCreator;
import io.atalaya.operators.sink.TopicWriter;
import io.atalaya.pipeline.broker.EmbeddedBroker;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.job.PipelineJob;
import io.atalaya.pipeline.job.SiteDescription;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pipeline in this process: its state directory, the embedded broker where the configuration asks
 * for it, the topics and the job. Closed in the opposite order.
 */
public final class RunningPipeline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningPipeline.class);
    private static final Duration PATIENCE_WITH_BROKER = Duration.ofSeconds(20);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(60);

    private final StateDirectory state;
    private final @Nullable EmbeddedBroker broker;
    private final KafkaConfig kafka;
    private final PipelineConfig config;
    private final PipelineJob job;
    private @Nullable EmbeddedJob running;

    private RunningPipeline(
            StateDirectory state,
            @Nullable EmbeddedBroker broker,
            KafkaConfig kafka,
            PipelineConfig config,
            PipelineJob job) {
        this.state = state;
        this.broker = broker;
        this.kafka = kafka;
        this.config = config;
        this.job = job;
    }

    /**
     * What is not in the configuration, since it belongs to this one start.
     *
     * @param brokerPort for the embedded broker, 0 for any that is free
     * @param jsonLines the folder for JSON lines beside Kafka
     */
    public record Options(int brokerPort, Optional<Path> jsonLines) {
        public Options {
            requireNonNull(jsonLines, "jsonLines is null");
        }
    }

    /**
     * Starts the broker and makes the topics, so that who wants to see everything can begin to
     * follow them before {@link #startJob}.
     *
     * @param contracts of the configuration's models, by their names
     * @param progress told in words what is being done
     */
    public static RunningPipeline prepare(
            PipelineConfig config,
            Map<String, ModelContract> contracts,
            Options options,
            Consumer<String> progress)
            throws Exception {
        if (!config.cameras().isEmpty()) {
            // Without a model nobody lacks the compiler's time, and readings come by the ten
            // thousand.
            CompilerDirectives.applyOnFewCores();
        }
        StateDirectory state = StateDirectory.open(Path.of(config.runtime().stateDirectory()));
        EmbeddedBroker broker = null;
        RunningPipeline prepared = null;
        try {
            KafkaConfig kafka = config.kafka();
            if (kafka.isEmbedded()) {
                progress.accept("starting the embedded broker");
                broker = EmbeddedBroker.start(options.brokerPort(), state.broker());
                kafka = kafka.withBootstrapServers(broker.bootstrapServers());
            }
            progress.accept("creating topics on " + kafka.bootstrapServers());
            kafka = TopicCreator.create(kafka, PATIENCE_WITH_BROKER).fitted();
            SiteWriter.write(
                    kafka, SiteDescription.of(config, Instant.now()), PATIENCE_WITH_BROKER);
            var topics = new TopicWriter(config.site(), kafka, options.jsonLines());
            var job = new PipelineJob(config, contracts, topics);
            prepared = new RunningPipeline(state, broker, kafka, config, job);
            return prepared;
        } finally {
            if (prepared == null) {
                closeAll(broker, state);
            }
        }
    }

    /** Starts the job, from its newest checkpoint where there is one. */
    public synchronized void startJob() throws Exception {
        running =
                EmbeddedJob.start(
                        "atalaya " + config.site(),
                        state,
                        config.runtime().checkpointInterval(),
                        PipelineJob.parallelism(config),
                        job::wire);
    }

    /** The broker's address as it is in use, the embedded one's included. */
    public KafkaConfig kafka() {
        return kafka;
    }

    /**
     * Waits for the end.
     *
     * @return whether all inputs have ended; false when it was stopped before
     */
    public boolean awaitEnd() throws ExecutionException, InterruptedException, IOException {
        return awaitEnd(() -> {});
    }

    /**
     * The same.
     *
     * @param restarting called whenever the job has failed and is about to start again
     */
    public boolean awaitEnd(Runnable restarting)
            throws ExecutionException, InterruptedException, IOException {
        return running()
                .awaitEnd(
                        () -> {
                            restarting.run();
                            makeMissingTopics();
                        });
    }

    /** Who deletes a topic under a running job makes it fail, and without the topic again. */
    private void makeMissingTopics() {
        try {
            List<String> created = TopicCreator.create(kafka, PATIENCE_WITH_BROKER).created();
            if (!created.isEmpty()) {
                LOG.warn("made anew, for they were gone: {}", created);
            }
        } catch (KafkaUnavailableException e) {
            LOG.warn("the topics cannot be looked at: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the job with a last checkpoint; {@link #awaitEnd} returns. */
    public void stop() throws IOException, InterruptedException {
        running().stop(PATIENCE_AT_STOP);
    }

    /**
     * Ends the job without a checkpoint, where its state is thrown away; {@link #awaitEnd} returns.
     */
    public void cancel() throws InterruptedException {
        running().cancel(PATIENCE_AT_STOP);
    }

    private synchronized EmbeddedJob running() {
        if (running == null) {
            throw new IllegalStateException("the job was not started");
        }
        return running;
    }

    @Override
    public void close() throws IOException {
        closeAll(broker, state);
    }

    private static void closeAll(@Nullable EmbeddedBroker broker, StateDirectory state)
            throws IOException {
        try (state) {
            if (broker != null) {
                broker.close();
            }
        }
    }
}
