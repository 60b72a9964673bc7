package io.atalaya.pipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.config.ConfigValidator;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import io.atalaya.pipeline.demo.DemoFiles;
import io.atalaya.schemas.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody deletes a topic under a running job. */
class DeletedTopicITCase {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void theJobSaysThatItStartsAgainAndMakesTheTopicAnew(@TempDir Path folder) throws Exception {
        // Given
        CountDownLatch restarted = new CountDownLatch(1);
        try (RunningPipeline pipeline = prepare(folder);
                Admin admin = admin(pipeline)) {
            var topics = new TopicReader(pipeline.kafka().bootstrapServers(), "");
            pipeline.startJob();
            CompletableFuture<Boolean> end =
                    CompletableFuture.supplyAsync(() -> awaitEnd(pipeline, restarted::countDown));
            topics.awaitCount(Topic.DETECTIONS, 5, PATIENCE);
            // When
            admin.deleteTopics(List.of("detections")).all().get();
            // Then
            assertThat(restarted.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            topics.awaitCount(Topic.DETECTIONS, 5, PATIENCE);
            pipeline.stop();
            assertThat(end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isFalse();
        }
    }

    private static boolean awaitEnd(RunningPipeline pipeline, Runnable restarting) {
        try {
            return pipeline.awaitEnd(restarting);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Admin admin(RunningPipeline pipeline) {
        return Admin.create(Map.of("bootstrap.servers", pipeline.kafka().bootstrapServers()));
    }

    /** With producers that are less patient than usual. */
    private static RunningPipeline prepare(Path folder) throws Exception {
        new DemoFiles(folder).write(false, progress -> {});
        Path file =
                Files.writeString(
                        folder.resolve("deleted.yaml"),
                        """
                        kafka:
                          bootstrapServers: embedded
                          properties:
                            max.block.ms: "3000"
                            request.timeout.ms: "2000"
                            delivery.timeout.ms: "3000"
                        models:
                          - {name: demo, file: demo.onnx, parallelRuns: 1}
                        cameras:
                          - {name: cell, url: scene.mjpeg, loop: true, speed: realtime}
                        """);
        var loaded = PipelineConfigLoader.load(file, Map.of());
        return RunningPipeline.prepare(
                loaded.config(),
                ConfigValidator.validate(loaded, progress -> {}),
                new RunningPipeline.Options(0, Optional.empty()),
                progress -> {});
    }
}
