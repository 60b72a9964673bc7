package io.atalaya.pipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import io.atalaya.operators.camera.ffmpeg.VideoDecoder;
import io.atalaya.operators.camera.ffmpeg.VideoOptions;
import io.atalaya.operators.inference.ModelContract;
import io.atalaya.operators.picture.PackedPicture;
import io.atalaya.operators.picture.Picture;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.PicturePool;
import io.atalaya.pipeline.config.ConfigValidator;
import io.atalaya.pipeline.config.LoadedConfig;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import io.atalaya.pipeline.demo.SampleStreams;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Frame;
import io.atalaya.schemas.v1.Object;
import io.atalaya.schemas.v1.Preview;
import io.atalaya.schemas.v1.PreviewRequest;
import io.atalaya.schemas.v1.Site;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
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
        try (RunningPipeline pipeline = prepare(loaded)) {
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

    @Test
    void showNobodyWhoMustNotBeRecognised() throws Exception {
        LoadedConfig loaded =
                load(
                        """
                        startTime: 2026-01-05T08:00:00Z
                            previews: {mode: always, framesPerSecond: 25, maxWidthPx: 1280, quality: 100}
                            privacy: {blur: [person, person-without-helmet]}
                        """
                                .strip());
        Map<String, ModelContract> contracts = ConfigValidator.validate(loaded, progress -> {});
        PictureFormat format = contracts.get("factory").pictureFormat();
        try (RunningPipeline pipeline = prepare(loaded);
                Original original = new Original(format)) {
            var topics = new TopicReader(pipeline.kafka().bootstrapServers(), "");
            pipeline.startJob();
            pipeline.awaitEnd();

            Map<String, Frame> frames = frames(topics);
            Recognised people = new Recognised();
            Recognised elsewhere = new Recognised();
            for (Preview preview : topics.read(Topic.PREVIEWS, Preview.class)) {
                Frame frame = frames.get(preview.getFrameId());
                PackedPicture real = original.frame(frame.getSequence());
                BufferedImage shown = ImageIO.read(preview.getPicture().newInput());
                assertThat(preview.getRedacted()).isTrue();
                assertThat(shown.getWidth()).isEqualTo(real.widthPx());
                for (Object object : frame.getObjectsList()) {
                    if (object.getType().startsWith("person")) {
                        people.compare(shown, real, object, frame);
                    }
                }
                elsewhere.compareCorner(shown, real);
            }
            // In the corner detail is there, but for what a JPEG leaves out, so the measure tells.
            assertThat(elsewhere.detailLeft()).isBetween(0.6, 1.1);
            assertThat(people.count).isGreaterThan(20);
            assertThat(people.detailLeft()).isLessThan(0.12);
        }
    }

    /** How much of the fine detail of the real picture is left in the one that is shown. */
    private static final class Recognised {
        private double real;
        private double shared;
        private int count;

        void compare(BufferedImage shown, PackedPicture original, Object object, Frame frame) {
            double scaleX = (double) original.widthPx() / frame.getWidth();
            double scaleY = (double) original.heightPx() / frame.getHeight();
            compare(
                    shown,
                    original,
                    (int) (object.getBbox().getLeftX() * scaleX),
                    (int) (object.getBbox().getTopY() * scaleY),
                    (int) (object.getBbox().getRightX() * scaleX),
                    (int) (object.getBbox().getBottomY() * scaleY));
        }

        void compareCorner(BufferedImage shown, PackedPicture original) {
            compare(shown, original, 0, 0, original.widthPx() / 6, original.heightPx() / 6);
        }

        private void compare(
                BufferedImage shown,
                PackedPicture original,
                int left,
                int top,
                int right,
                int bottom) {
            count++;
            for (int y = Math.max(1, top); y < Math.min(bottom, original.heightPx() - 1); y++) {
                for (int x = Math.max(1, left); x < Math.min(right, original.widthPx() - 1); x++) {
                    double detail = detail(original, x, y);
                    real += detail * detail;
                    shared += detail * detail(shown, x, y);
                }
            }
        }

        /** 1 where all of it is there, 0 where the pictures have nothing in common. */
        double detailLeft() {
            return shared / real;
        }

        private static double detail(PackedPicture picture, int x, int y) {
            return green(picture, x, y)
                    - (green(picture, x - 1, y)
                                    + green(picture, x + 1, y)
                                    + green(picture, x, y - 1)
                                    + green(picture, x, y + 1))
                            / 4.0;
        }

        private static double detail(BufferedImage picture, int x, int y) {
            return green(picture, x, y)
                    - (green(picture, x - 1, y)
                                    + green(picture, x + 1, y)
                                    + green(picture, x, y - 1)
                                    + green(picture, x, y + 1))
                            / 4.0;
        }

        private static int green(PackedPicture picture, int x, int y) {
            return picture.pixels()[3 * (y * picture.widthPx() + x) + 1] & 0xff;
        }

        private static int green(BufferedImage picture, int x, int y) {
            return picture.getRGB(x, y) >> 8 & 0xff;
        }
    }

    /** The clip's own frames, as the model sees them; asked for in their order. */
    private static final class Original implements AutoCloseable {
        private final VideoDecoder video = new VideoDecoder(VideoOptions.file(CLIP.toString()));
        private final PictureFormat format;
        private final PicturePool pool;
        private long next;

        Original(PictureFormat format) throws Exception {
            this.format = format;
            this.pool = new PicturePool(format);
            video.open();
        }

        PackedPicture frame(long sequence) throws Exception {
            while (next <= sequence) {
                assertThat(video.next()).isNotNull();
                next++;
            }
            try (Picture picture = video.scaleTo(format, pool)) {
                return PackedPicture.copyOf(picture);
            }
        }

        @Override
        public void close() {
            video.close();
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

    private static RunningPipeline prepare(LoadedConfig loaded) throws Exception {
        return RunningPipeline.prepare(
                loaded.config(),
                ConfigValidator.validate(loaded, progress -> {}),
                new RunningPipeline.Options(0, Optional.empty()),
                progress -> {});
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
