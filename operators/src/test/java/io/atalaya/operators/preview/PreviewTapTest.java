package io.atalaya.operators.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.inference.PictureTap;
import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.model.Preview;
import io.atalaya.operators.picture.ColourOrder;
import io.atalaya.operators.picture.Fit;
import io.atalaya.operators.picture.PackedPicture;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.Pictures;
import io.atalaya.operators.testing.RecordingMetricGroup;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

class PreviewTapTest {
    private static final Instant AT = Instant.parse("2026-01-05T08:00:00Z");

    private final Viewers viewers = new Viewers();
    private final List<Preview> made = new ArrayList<>();

    @Test
    void makesASmallJpegInTheShapeOfTheCamerasPicture() throws Exception {
        // Left half black, right half white; squeezed to a square by the model.
        PictureFormat square = new PictureFormat(320, 320, ColourOrder.BGR, Fit.STRETCH, 0);
        PackedPicture picture =
                PackedPicture.copyOf(
                        Pictures.grey(
                                square, square.place(1280, 720), (x, y) -> x < 160 ? 0 : 255));

        try (PreviewTap tap = tap(new PreviewConfig(PreviewMode.ALWAYS, 1, 160, 75))) {
            tap.take(picture, frame(7), List.of(), collector());
        }

        Preview preview = made.get(0);
        assertThat(preview.frame().frameId()).isEqualTo(frame(7).frameId());
        assertThat(preview.mediaType()).isEqualTo("image/jpeg");
        assertThat(preview.redacted()).isTrue();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(preview.picture()));
        assertThat(image.getWidth()).isEqualTo(preview.widthPx()).isEqualTo(160);
        assertThat(image.getHeight()).isEqualTo(preview.heightPx()).isEqualTo(90);
        assertThat(image.getRGB(20, 45) & 0xff).isLessThan(16);
        assertThat(image.getRGB(140, 45) & 0xff).isGreaterThan(240);
    }

    @Test
    void keepsColoursInTheirOrder() throws Exception {
        PictureFormat format = new PictureFormat(64, 64, ColourOrder.RGB, Fit.STRETCH, 0);
        var picture = Pictures.grey(format, format.place(64, 64), (x, y) -> 0);
        for (int pixel = 0; pixel < 64 * 64; pixel++) {
            picture.pixels().put(3 * pixel, (byte) 200);
        }

        try (PreviewTap tap = tap(new PreviewConfig(PreviewMode.ALWAYS, 1, 640, 90))) {
            tap.take(PackedPicture.copyOf(picture), frame(0), List.of(), collector());
        }

        int colour = ImageIO.read(new ByteArrayInputStream(made.get(0).picture())).getRGB(32, 32);
        assertThat(colour >> 16 & 0xff).isBetween(190, 210);
        assertThat(colour & 0xff).isLessThan(20);
    }

    @Test
    void wantsFramesOnDemandOnlyWhileSomebodyLooks() {
        try (PreviewTap tap = tap(new PreviewConfig(PreviewMode.ON_DEMAND, 3, 160, 75))) {
            boolean before = tap.wants(frame(0));
            viewers.ask("door", Duration.ofSeconds(30), 0);

            assertThat(before).isFalse();
            assertThat(tap.wants(frame(1))).isTrue();
        }
    }

    @Test
    void wantsNothingWhereItIsOff() {
        viewers.ask("door", Duration.ofSeconds(30), 0);
        try (PreviewTap tap = tap(new PreviewConfig(PreviewMode.OFF, 3, 160, 75))) {
            assertThat(tap.wants(frame(0))).isFalse();
        }
    }

    private PreviewTap tap(PreviewConfig config) {
        return new PreviewTap(
                Map.of("door", config),
                Set.of("door"),
                viewers,
                new RecordingMetricGroup(),
                () -> 0,
                () -> {});
    }

    private static FrameInfo frame(long sequence) {
        return new FrameInfo("door", "hall", 0, sequence, 0, 1280, 720, AT, AT, ClockSource.DEVICE);
    }

    private PictureTap.SideOutput collector() {
        return new PictureTap.SideOutput() {
            @Override
            public <T> void collect(OutputTag<T> tag, T value) {
                assertThat(tag).isEqualTo(PreviewOutputs.PREVIEWS);
                made.add((Preview) value);
            }
        };
    }
}
