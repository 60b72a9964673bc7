package io.atalaya.pipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.testing.RtspServer;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import io.atalaya.pipeline.demo.DemoFiles;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Frame;
import io.atalaya.schemas.v1.Health;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One camera's cable is pulled and put back while another goes on. */
class CameraLossITCase {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aLostCameraRaisesOneAlertAndEndsItWhenItIsBackWhileTheOtherGoesOn(@TempDir Path folder)
            throws Exception {
        try (RtspServer server = RtspServer.open();
                RunningPipeline pipeline = prepare(folder, server.url())) {
            var topics = new TopicReader(pipeline.kafka().bootstrapServers(), "");
            pipeline.startJob();
            await(() -> !framesOf("yard", topics).isEmpty(), "frames of the RTSP camera");

            // When the cable is pulled
            server.kill();
            await(() -> alerts(topics).size() == 1, "the alert");
            long before = framesOf("cell", topics).size();
            await(() -> framesOf("cell", topics).size() > before + 20, "the other's frames");
            // and put back
            server.start();
            await(() -> alerts(topics).size() == 2, "the alert's end");
            pipeline.stop();
            pipeline.awaitEnd();

            // Then
            List<Alert> alerts = alerts(topics);
            assertThat(alerts.get(0).getRuleId()).isEqualTo("lost");
            assertThat(alerts.get(0).getSensorId()).isEqualTo("yard");
            assertThat(alerts.get(0).hasEnd()).isFalse();
            assertThat(alerts.get(1).getAlertId()).isEqualTo(alerts.get(0).getAlertId());
            assertThat(alerts.get(1).getRevision()).isEqualTo(2);
            assertThat(alerts.get(1).hasEnd()).isTrue();
            assertThat(framesOf("yard", topics))
                    .extracting(Frame::getStreamEpoch)
                    .contains(0, 1)
                    .isSorted();
            assertThat(healthOf("yard", topics))
                    .extracting(Health::getStatus)
                    .contains(Health.Status.ONLINE, Health.Status.RECONNECTING);
            assertThat(healthOf("yard", topics))
                    .allSatisfy(CameraLossITCase::accountsForEveryFrame);
            assertThat(healthOf("cell", topics))
                    .allSatisfy(CameraLossITCase::accountsForEveryFrame);
        }
    }

    private static void accountsForEveryFrame(Health health) {
        var counts = health.getCounts();
        assertThat(counts.getCaptured())
                .isEqualTo(
                        counts.getInferred()
                                + sum(counts.getSkippedMap())
                                + sum(counts.getDroppedMap()));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static RunningPipeline prepare(Path folder, String url) throws Exception {
        new DemoFiles(folder).write(false, progress -> {});
        Path file =
                Files.writeString(
                        folder.resolve("loss.yaml"),
                        """
                        kafka: {bootstrapServers: embedded}
                        models:
                          - {name: demo, file: demo.onnx, parallelRuns: 1}
                        cameras:
                          - name: yard
                            url: %s
                            connectTimeout: 2s
                            readTimeout: 2s
                            healthInterval: 500ms
                            maxFramesPerSecond: 5
                            reconnect: {initialDelay: 200ms, maxDelay: 1s}
                          - {name: cell, url: scene.mjpeg, loop: true, speed: realtime, healthInterval: 500ms}
                        rules:
                          - name: lost
                            cameraLost: {for: 1s}
                            message: "{camera} is lost"
                            priority: high
                        """
                                .formatted(url));
        var loaded = PipelineConfigLoader.load(file, Map.of());
        return PipelineHere.prepare(loaded);
    }

    private static List<Alert> alerts(TopicReader topics) throws Exception {
        return topics.read(Topic.ALERTS, Alert.class);
    }

    private static List<Frame> framesOf(String camera, TopicReader topics) throws Exception {
        return topics.read(Topic.DETECTIONS, Frame.class).stream()
                .filter(frame -> frame.getSensorId().equals(camera))
                .toList();
    }

    private static List<Health> healthOf(String camera, TopicReader topics) throws Exception {
        return topics.read(Topic.HEALTH, Health.class).stream()
                .filter(health -> health.getSensorId().equals(camera))
                .toList();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition, String what) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("waited " + PATIENCE + " in vain for " + what);
            }
            Thread.sleep(100);
        }
    }
}
