package io.atalaya.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.camera.ffmpeg.VideoDecoder;
import io.atalaya.operators.camera.ffmpeg.VideoFrame;
import io.atalaya.operators.camera.ffmpeg.VideoOptions;
import io.atalaya.operators.model.Detection;
import io.atalaya.operators.picture.Fit;
import io.atalaya.operators.picture.Picture;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.PicturePool;
import io.atalaya.operators.testing.Material;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds decoding, scaling, preprocessing and the decoders together against an independent
 * implementation: five models on every 50th frame of two videos.
 *
 * <p>Once with the reference's own scaling, where what is left is our decoders, and once with the
 * camera's, whose smoother pictures move scores a little.
 */
class ReferenceDetectionsITCase {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceDetectionsITCase.class);
    private static final float REFERENCE_THRESHOLD = 0.3f;
    private static final float SCORE_TOLERANCE = 0.1f;
    private static final double LEAST_SHARE = 0.95;
    private static final double LEAST_SHARE_OF_DECODERS = 0.99;

    /** The models with the overlap that each one's own project suppresses by. */
    private static final Map<String, Double> MODELS =
            Map.of(
                    "yolox_nano_416", 0.65,
                    "deimv2_hgnetv2_femto_coco", 0.6,
                    "nanodet_m_320", 0.6,
                    "picodet_s_320_coco", 0.6,
                    "fastestdet_352", 0.45);

    private static final List<Video> VIDEOS =
            List.of(
                    new Video("bottle-detection", 640, 360),
                    new Video("one-by-one-person-detection", 768, 432));

    private record Video(String name, int widthPx, int heightPx) {}

    private final List<Compared> compared = new ArrayList<>();

    @AfterEach
    void giveBack() {
        compared.forEach(one -> ModelHosts.release(one.config));
    }

    @Test
    void findsWhatTheReferenceFinds() throws Exception {
        for (String model : MODELS.keySet()) {
            compared.add(new Compared(model, false));
            compared.add(new Compared(model, true));
        }

        for (Video video : VIDEOS) {
            run(video);
        }

        assertThat(compared).allSatisfy(Compared::holds);
        List<Compared> asInAJob = compared.stream().filter(one -> !one.scaledAsReference).toList();
        int expected = asInAJob.stream().mapToInt(one -> one.expected).sum();
        int found = asInAJob.stream().mapToInt(one -> one.expectedFound).sum();
        assertThat((double) found / expected).as("all models").isGreaterThan(LEAST_SHARE);
    }

    private void run(Video video) throws Exception {
        String file = Material.file("videos/" + video.name() + ".mp4").toString();
        for (Compared one : compared) {
            one.start(video);
        }
        try (VideoDecoder decoder = new VideoDecoder(VideoOptions.file(file))) {
            decoder.open();
            int number = 0;
            for (VideoFrame frame = decoder.next(); frame != null; frame = decoder.next()) {
                for (Compared one : compared) {
                    one.compare(decoder, number);
                }
                number++;
            }
        }
    }

    /** One model with one way of scaling. */
    private static final class Compared {
        private final String model;
        private final boolean scaledAsReference;
        private final ModelConfig config;
        private final ModelHost host;
        private final PictureFormat format;
        private PictureFormat decoded;
        private PicturePool pool;
        private ReferenceDetections reference;
        private int expected;
        private int expectedFound;
        private int found;
        private int foundExpected;

        Compared(String model, boolean scaledAsReference) {
            this.model = model;
            this.scaledAsReference = scaledAsReference;
            this.config =
                    TestModels.withThresholds(
                            TestModels.material(model),
                            REFERENCE_THRESHOLD - SCORE_TOLERANCE,
                            MODELS.get(model));
            this.host = ModelHosts.acquire(config);
            this.format = ModelInspector.inspect(config).pictureFormat();
        }

        void start(Video video) throws Exception {
            decoded =
                    scaledAsReference
                            ? new PictureFormat(
                                    video.widthPx(),
                                    video.heightPx(),
                                    format.colourOrder(),
                                    Fit.STRETCH,
                                    0)
                            : format;
            pool = new PicturePool(decoded);
            String file = "reference-detections/" + video.name() + "." + model + ".jsonl";
            reference =
                    ReferenceDetections.read(
                            Material.file(file), video.widthPx(), video.heightPx());
        }

        void compare(VideoDecoder decoder, int frame) throws Exception {
            if (!reference.has(frame)) {
                return;
            }
            Picture picture = decoder.scaleTo(decoded, pool);
            if (scaledAsReference) {
                picture = ReferenceScaling.scale(picture, format);
            }
            List<Detection> ours = host.submit(picture).get().detections();
            List<Detection> theirs = reference.of(frame);
            expected += theirs.size();
            expectedFound += ReferenceDetections.matches(theirs, ours);
            // Nearer to the reference's own threshold, it may not list what it saw.
            List<Detection> sure =
                    ours.stream()
                            .filter(d -> d.confidence() >= REFERENCE_THRESHOLD + SCORE_TOLERANCE)
                            .toList();
            found += sure.size();
            foundExpected += ReferenceDetections.matches(sure, theirs);
        }

        void holds() {
            LOG.info("{}", this);
            assertThat(expected).as("detections of the reference").isGreaterThan(100);
            assertThat((double) expectedFound / expected).as("%s", this).isGreaterThan(least());
            assertThat((double) foundExpected / found).as("%s", this).isGreaterThan(least());
        }

        private double least() {
            return scaledAsReference ? LEAST_SHARE_OF_DECODERS : LEAST_SHARE;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s, %s scaling: found %d of the reference's %d; of our %d sure ones %d are"
                            + " the reference's",
                    model,
                    scaledAsReference ? "the reference's" : "the camera's",
                    expectedFound,
                    expected,
                    found,
                    foundExpected);
        }
    }
}
