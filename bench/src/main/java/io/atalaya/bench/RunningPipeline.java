package io.atalaya.bench;

import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.operators.sink.TopicCreator;
import io.atalaya.operators.sink.TopicWriter;
import io.atalaya.pipeline.broker.EmbeddedBroker;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.job.PipelineJob;
import io.atalaya.pipeline.runtime.EmbeddedJob;
import io.atalaya.pipeline.runtime.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** The whole pipeline, from its start to its end: an embedded broker, an embedded Flink, the job. */
final class RunningPipeline implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EmbeddedBroker broker;
    private final StateDirectory state;
    private final EmbeddedJob job;
    private final DetectionsTopic detections;

    private RunningPipeline(
            EmbeddedBroker broker,
            StateDirectory state,
            EmbeddedJob job,
            DetectionsTopic detections) {
        this.broker = broker;
        this.state = state;
        this.job = job;
        this.detections = detections;
    }

    /**
     * Starts it; frames come when they come.
     *
     * @param folder for the job's state
     */
    static RunningPipeline start(Workload workload, Path folder) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.startTemporary(0);
        try {
            StateDirectory state = StateDirectory.open(folder);
            try {
                return start(workload, broker, state);
            } catch (Exception e) {
                state.close();
                throw e;
            }
        } catch (Exception e) {
            broker.close();
            throw e;
        }
    }

    private static RunningPipeline start(
            Workload workload, EmbeddedBroker broker, StateDirectory state) throws Exception {
        PipelineConfig config = workload.config();
        KafkaConfig kafka = config.kafka().withBootstrapServers(broker.bootstrapServers());
        TopicCreator.create(kafka, PATIENCE);
        PipelineJob topology =
                new PipelineJob(
                        config,
                        Map.of(workload.model().name(), workload.contract()),
                        new TopicWriter(config.site(), kafka, Optional.empty()));
        EmbeddedJob job =
                EmbeddedJob.start(
                        "bench",
                        state,
                        config.runtime().checkpointInterval(),
                        PipelineJob.parallelism(config),
                        topology::wire);
        return new RunningPipeline(broker, state, job, new DetectionsTopic(kafka));
    }

    DetectionsTopic detections() {
        return detections;
    }

    @Override
    public void close() throws IOException, InterruptedException, ExecutionException {
        try (broker;
                state;
                detections) {
            job.stop(PATIENCE);
            job.awaitEnd();
            state.clear();
        }
    }
}
