package io.atalaya.bench;

import io.atalaya.pipeline.runtime.RunningPipeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * A pipeline as {@code run} runs it, with its embedded broker, and the topic that shows its work.
 */
final class MeasuredPipeline implements AutoCloseable {
    private final RunningPipeline pipeline;
    private final DetectionsTopic detections;

    private MeasuredPipeline(RunningPipeline pipeline, DetectionsTopic detections) {
        this.pipeline = pipeline;
        this.detections = detections;
    }

    /**
     * Starts broker and job; frames come when they come.
     *
     * @param folder for the state of the job and of the broker, not used before
     */
    static MeasuredPipeline start(Workload workload, Path folder) throws Exception {
        RunningPipeline pipeline =
                RunningPipeline.prepare(
                        workload.withStateIn(folder).config(),
                        Map.of(workload.model().name(), workload.contract()),
                        new RunningPipeline.Options(0, Optional.empty()),
                        step -> {});
        try {
            DetectionsTopic detections = new DetectionsTopic(pipeline.kafka());
            try {
                pipeline.startJob();
                return new MeasuredPipeline(pipeline, detections);
            } catch (Exception e) {
                detections.close();
                throw e;
            }
        } catch (Exception e) {
            pipeline.close();
            throw e;
        }
    }

    DetectionsTopic detections() {
        return detections;
    }

    @Override
    public void close() throws IOException, InterruptedException, ExecutionException {
        try (pipeline;
                detections) {
            pipeline.stop();
            pipeline.awaitEnd();
        }
    }
}
