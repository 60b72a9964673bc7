package io.atalaya.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.camera.ffmpeg.VideoDecoder;
import io.atalaya.operators.camera.ffmpeg.VideoFrame;
import io.atalaya.operators.camera.ffmpeg.VideoOptions;
import io.atalaya.operators.model.Detection;
import io.atalaya.operators.picture.Picture;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.PicturePool;
import io.atalaya.operators.testing.Material;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds decoding, scaling, preprocessing and the decoders together against an independent
 * implementation: five models on every 50th frame of two videos.
 */
class ReferenceDetectionsITCase {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceDetectionsITCase.class);
    private static final float REFERENCE_THRESHOLD = 0.3f;
    private static final float SCORE_TOLERANCE = 0.1f;
    private static final double LEAST_SHARE = 0.95;
    private static final List<String> MODELS =
            List.of(
                    "yolox_nano_416",
                    "deimv2_hgnetv2_femto_coco",
                    "nanodet_m_320",
                    "picodet_s_320_coco",
                    "fastestdet_352");

    private final List<Compared> compared = new ArrayList<>();

    @AfterEach
    void giveBack() {
        compared.forEach(one -> ModelHosts.release(one.config));
    }

    @ParameterizedTest
    @CsvSource({"bottle-detection, 640, 360", "one-by-one-person-detection, 768, 432"})
    void findsWhatTheReferenceFinds(String video, int widthPx, int heightPx) throws Exception {
        for (String model : MODELS) {
            compared.add(new Compared(video, model, widthPx, heightPx));
        }

        run(video);

        assertThat(compared).allSatisfy(Compared::holds);
    }

    private void run(String video) throws Exception {
        String file = Material.file("videos/" + video + ".mp4").toString();
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

    /** One model on one video. */
    private static final class Compared {
        private final String name;
        private final ModelConfig config;
        private final ModelHost host;
        private final PictureFormat format;
        private final PicturePool pool;
        private final ReferenceDetections reference;
        private int expected;
        private int expectedFound;
        private int found;
        private int foundExpected;

        Compared(String video, String model, int widthPx, int heightPx) throws Exception {
            this.name = video + " " + model;
            this.config =
                    TestModels.withThresholds(
                            TestModels.material(model),
                            REFERENCE_THRESHOLD - SCORE_TOLERANCE,
                            Double.parseDouble(System.getProperty("nms","0.5")));
            this.host = ModelHosts.acquire(config);
            this.format = ModelInspector.inspect(config).pictureFormat();
            this.pool = new PicturePool(format);
            String file = "reference-detections/" + video + "." + model + ".jsonl";
            this.reference = ReferenceDetections.read(Material.file(file), widthPx, heightPx);
        }

        void compare(VideoDecoder decoder, int frame) throws Exception {
            if (!reference.has(frame)) {
                return;
            }
            Picture picture = decoder.scaleTo(format, pool);
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
            assertThat(expected).as("detections of the reference").isGreaterThan(10);
            assertThat((double) expectedFound / expected).as("%s", this).isGreaterThan(LEAST_SHARE);
            assertThat((double) foundExpected / found).as("%s", this).isGreaterThan(LEAST_SHARE);
        }

        @Override
        public String toString() {
            return "%s: found %d of the reference's %d; %d of our %d sure ones are the reference's"
                    .formatted(name, expectedFound, expected, foundExpected, found);
        }
    }
}
