package io.atalaya.pipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import io.atalaya.pipeline.config.LoadedConfig;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import io.atalaya.pipeline.demo.SampleStreams;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Frame;
import io.atalaya.schemas.v1.Preview;
import io.atalaya.schemas.v1.PreviewRequest;
import io.atalaya.schemas.v1.Site;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small pictures of the sample streams, on their topic. */
class PreviewsITCase {
    private static final java.time.Duration PATIENCE = java.time.Duration.ofMinutes(2);
    private static final Path CLIP =
            SampleStreams.find().folder().resolve("zone-intrusion").resolve("cell.mp4");
    private static final Path MODEL =
            SampleStreams.find().folder().resolve("model").resolve("factory-detector.onnx");

    @TempDir Path folder;

    @Test
    void areMadeWhileSomebodyLooksAndOnlyThen() throws Exception {
        LoadedConfig loaded = load("loop: true\n    speed: realtime");
        try (RunningPipeline pipeline = PipelineHere.prepare(loaded)) {
            var topics = new TopicReader(pipeline.kafka().bootstrapServers(), "");
            pipeline.startJob();
            topics.awaitCount(Topic.DETECTIONS, 20, PATIENCE);
            long unasked = topics.count(Topic.PREVIEWS);

            // When somebody looks
            try (var viewer = producer(pipeline)) {
                Instant end = Instant.now().plus(PATIENCE);
                while (topics.count(Topic.PREVIEWS) < 3 && Instant.now().isBefore(end)) {
                    viewer.send(request("cell-1")).get();
                    Thread.sleep(500);
                }
            }
            // and goes away
            long before = -1;
            long now = topics.count(Topic.PREVIEWS);
            while (now > before) {
                before = now;
                topics.awaitCount(Topic.DETECTIONS, topics.count(Topic.DETECTIONS) + 30, PATIENCE);
                now = topics.count(Topic.PREVIEWS);
            }
            pipeline.stop();
            pipeline.awaitEnd();

            // Then
            assertThat(unasked).isZero();
            Map<String, Frame> frames = frames(topics);
            List<Preview> previews = topics.read(Topic.PREVIEWS, Preview.class);
            assertThat(previews).hasSizeGreaterThanOrEqualTo(3);
            for (Preview preview : previews) {
                Frame frame = frames.get(preview.getFrameId());
                assertThat(frame.getTimestamp()).isEqualTo(preview.getTimestamp());
                assertThat((double) preview.getWidth() / preview.getHeight())
                        .isBetween(
                                0.97 * frame.getWidth() / frame.getHeight(),
                                1.03 * frame.getWidth() / frame.getHeight());
                assertThat(preview.getRedacted()).isFalse();
            }
            tellsWhatCanBeDrawn(topics.read(Topic.SITES, Site.class));
        }
    }

    private static void tellsWhatCanBeDrawn(List<Site> sites) {
        assertThat(sites)
                .singleElement()
                .satisfies(
                        site -> {
                            Site.Camera camera = site.getCameras(0);
                            assertThat(camera.getSensorId()).isEqualTo("cell-1");
                            assertThat(camera.getPreviews()).isEqualTo("on-demand");
                            assertThat(camera.getZones(0).getZoneId()).isEqualTo("cell");
                            assertThat(camera.getZones(0).getPolygonCount()).isEqualTo(4);
                            assertThat(site.getRules(0).getYaml()).contains("zone: cell");
                        });
    }

    private LoadedConfig load(String cameraKeys) throws Exception {
        String yaml =
                """
                site: demo
                kafka: {bootstrapServers: embedded}
                models:
                  - {name: factory, file: %s, parallelRuns: 1}
                cameras:
                  - name: cell-1
                    url: %s
                    area: robot-cell
                    %s
                    zones:
                      - name: cell
                        polygon: [[0.49, 0.68], [0.83, 0.54], [0.64, 0.38], [0.37, 0.45]]
                rules:
                  - name: in-cell
                    objectInZone: {zone: cell, label: person}
                runtime: {stateDirectory: %s}
                """
                        .formatted(MODEL, CLIP, cameraKeys, folder.resolve("state"));
        return PipelineConfigLoader.load(yaml, "previews.yaml", folder, Map.of());
    }

    private static Map<String, Frame> frames(TopicReader topics) throws Exception {
        Map<String, Frame> frames = new HashMap<>();
        for (Frame frame : new ArrayList<>(topics.read(Topic.DETECTIONS, Frame.class))) {
            frames.put(frame.getId(), frame);
        }
        return frames;
    }

    private static KafkaProducer<byte[], byte[]> producer(RunningPipeline pipeline) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", pipeline.kafka().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static ProducerRecord<byte[], byte[]> request(String camera) {
        PreviewRequest request =
                PreviewRequest.newBuilder()
                        .setSensorId(camera)
                        .setRequestedBy("a test")
                        .setWantedFor(Duration.newBuilder().setSeconds(1))
                        .build();
        return new ProducerRecord<>(
                Topic.PREVIEW_REQUESTS.topicName(),
                camera.getBytes(StandardCharsets.UTF_8),
                request.toByteArray());
    }
}
