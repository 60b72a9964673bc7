package io.atalaya.bench;

import static java.util.Objects.requireNonNullElse;

import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.pipeline.cli.PipelineCompanion;
import io.atalaya.pipeline.cli.Terminal;
import io.atalaya.pipeline.operator.TopicPlace;
import io.atalaya.pipeline.runtime.RunningPipeline;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;

/**
 * A pipeline as {@code run} runs it, with its embedded broker, and the topic that shows its work.
 */
final class MeasuredPipeline implements AutoCloseable {
    private final RunningPipeline pipeline;
    private final DetectionsTopic detections;
    private final List<PipelineCompanion.Running> companions = new ArrayList<>();
    private final List<OpenBrowser> browsers = new ArrayList<>();

    private MeasuredPipeline(RunningPipeline pipeline, DetectionsTopic detections) {
        this.pipeline = pipeline;
        this.detections = detections;
    }

    /** Likewise, with the console and a browser beside it where that is on the class path. */
    static MeasuredPipeline startWithCompanions(Workload workload, Path folder) throws Exception {
        MeasuredPipeline started = start(workload, folder);
        KafkaConfig kafka = started.pipeline.kafka();
        TopicPlace place =
                new TopicPlace(
                        kafka.bootstrapServers(),
                        requireNonNullElse(kafka.topicPrefix(), ""),
                        kafka.properties());
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Terminal silent = new Terminal(nowhere, nowhere, false, false);
        for (PipelineCompanion companion : ServiceLoader.load(PipelineCompanion.class)) {
            PipelineCompanion.Running running = companion.start(place, workload.config(), silent);
            started.companions.add(running);
            running.url().ifPresent(url -> started.browsers.add(OpenBrowser.at(url)));
        }
        return started;
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

    /** What browsers were shown so far. */
    long numPicturesShown() {
        return browsers.stream().mapToLong(OpenBrowser::numPictures).sum();
    }

    DetectionsTopic detections() {
        return detections;
    }

    @Override
    public void close() throws IOException, InterruptedException, ExecutionException {
        try (pipeline;
                detections) {
            browsers.forEach(OpenBrowser::close);
            companions.forEach(PipelineCompanion.Running::close);
            pipeline.stop();
            pipeline.awaitEnd();
        }
    }
}
