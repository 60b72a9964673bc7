package io.atalaya.operators.camera.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.picture.ColourOrder;
import io.atalaya.operators.picture.Fit;
import io.atalaya.operators.picture.PackedPicture;
import io.atalaya.operators.picture.Picture;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.PicturePool;
import io.atalaya.operators.testing.Material;
import io.atalaya.operators.testing.SampleClips;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real clip whose container says that it is to be shown turned, as a phone's does. */
class TurnedVideoITCase {
    private static final int ONE = 1 << 16;

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({"0, 1, -1, 0", "-1, 0, 0, -1", "0, -1, 1, 0", "-1, 0, 0, 1"})
    void isLookedAtUpright(int a, int b, int c, int d) throws Exception {
        // Given: 360 columns are no whole number of swscale's blocks, 640 are
        Orientation orientation = Orientation.of(a, b, c, d);
        byte[] stored = firstPicture(SampleClips.cell(), 640, 360);
        int width = orientation.widthPx(640, 360);
        int height = orientation.heightPx(640, 360);
        // When
        byte[] upright = firstPicture(turnedClip(a, b, c, d), width, height);
        // Then
        byte[] expected = new byte[stored.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from =
                        orientation.storedY(x, y, width, height) * 640
                                + orientation.storedX(x, y, width, height);
                System.arraycopy(stored, from * 3, expected, (y * width + x) * 3, 3);
            }
        }
        assertThat(upright).isEqualTo(expected);
    }

    @Test
    void boxesAreInTheUprightPicture() throws Exception {
        PictureFormat square =
                new PictureFormat(416, 416, ColourOrder.BGR, Fit.LETTERBOX_TOP_LEFT, 114);
        try (VideoDecoder video = open(turnedClip(0, 1, -1, 0))) {
            VideoFrame frame = video.next();
            assertThat(frame.widthPx()).isEqualTo(360);
            assertThat(frame.heightPx()).isEqualTo(640);
            try (Picture picture = video.scaleTo(square, new PicturePool(square))) {
                assertThat(picture.placement().widthPx()).isEqualTo(234);
                assertThat(picture.placement().heightPx()).isEqualTo(416);
                var all = picture.placement().toSource(0, 0, 234, 416);
                assertThat(all.right()).isEqualTo(360);
                assertThat(all.bottom()).isEqualTo(640);
                assertThat(picture.pixels().get(415 * 3)).isEqualTo((byte) 114);
            }
        }
    }

    @Test
    void itsJpegsAreUpright() throws Exception {
        try (VideoDecoder video = open(turnedClip(0, 1, -1, 0))) {
            for (int i = 0; i < 2; i++) {
                video.next();
                BufferedImage shown = ImageIO.read(new ByteArrayInputStream(video.toJpeg()));
                assertThat(shown.getWidth()).isEqualTo(360);
                assertThat(shown.getHeight()).isEqualTo(640);
            }
        }
    }

    @Test
    void itsRecordingIsUprightToo() throws Exception {
        // Given
        List<EncodedSegment> segments = new ArrayList<>();
        Path clip = turnedClip(0, 1, -1, 0);
        // When
        record(clip, segments);
        // Then
        Path segment = folder.resolve("segment.mp4");
        Files.write(segment, segments.get(0).mp4());
        Path cut = folder.resolve("cut.mp4");
        ClipCutter.cut(
                List.of(new ClipCutter.Source(segment, segments.get(0).start())),
                segments.get(0).start(),
                segments.get(0).start().plusSeconds(1),
                cut);
        byte[] expected = firstPicture(clip, 360, 640);
        assertThat(firstPicture(segment, 360, 640)).isEqualTo(expected);
        assertThat(firstPicture(cut, 360, 640)).isEqualTo(expected);
        try (Stills stills = new Stills(segment)) {
            assertThat(stills.at(Duration.ZERO).pixels()).isEqualTo(expected);
        }
    }

    private static void record(Path clip, List<EncodedSegment> segments) throws Exception {
        PacketSegmenter segmenter =
                new PacketSegmenter(
                        Duration.ofSeconds(1),
                        new SegmentListener() {
                            @Override
                            public void segment(EncodedSegment segment) {
                                segments.add(segment);
                            }

                            @Override
                            public void unrecordable(String why) {
                                throw new AssertionError(why);
                            }
                        });
        try (VideoDecoder video = new VideoDecoder(VideoOptions.file(clip.toString()))) {
            video.record(segmenter);
            video.open();
            VideoFrame frame = video.next();
            while (frame != null && segments.isEmpty()) {
                segmenter.frameAt(frame.time(), java.time.Instant.EPOCH.plus(frame.time()));
                frame = video.next();
            }
        }
    }

    @Test
    void oneWhosePixelsAreNotSquareIsSeenInItsTrueProportions() throws Exception {
        // Given: 800x640, to be shown 1137 wide
        PictureFormat square =
                new PictureFormat(416, 416, ColourOrder.BGR, Fit.LETTERBOX_TOP_LEFT, 114);
        Path file = Material.file("videos-odd/bbb_800x640_768kbps_30fps_avc_pyramid_3b.mp4");
        // When
        try (VideoDecoder video = open(file)) {
            video.next();
            try (Picture picture = video.scaleTo(square, new PicturePool(square))) {
                // Then
                assertThat(picture.placement().widthPx()).isEqualTo(416);
                assertThat(picture.placement().heightPx()).isBetween(233, 235);
                assertThat(picture.placement().sourceWidthPx()).isEqualTo(800);
                assertThat(picture.placement().sourceHeightPx()).isEqualTo(640);
            }
        }
    }

    private static byte[] firstPicture(Path file, int width, int height) throws Exception {
        PictureFormat whole = new PictureFormat(width, height, ColourOrder.BGR, Fit.STRETCH, 0);
        try (VideoDecoder video = open(file)) {
            video.next();
            try (Picture picture = video.scaleTo(whole, new PicturePool(whole))) {
                return PackedPicture.copyOf(picture).pixels();
            }
        }
    }

    private static VideoDecoder open(Path file) throws VideoException {
        VideoDecoder video = new VideoDecoder(VideoOptions.file(file.toString()));
        video.open();
        return video;
    }

    /** The clip with another matrix in its track's header. */
    private Path turnedClip(int a, int b, int c, int d) throws Exception {
        byte[] clip = Files.readAllBytes(SampleClips.cell());
        int header = new String(clip, StandardCharsets.ISO_8859_1).indexOf("tkhd");
        // Behind the box's name, version, times, number, length, layer, group and volume.
        int matrix = header + 4 + (clip[header + 4] == 0 ? 40 : 52);
        ByteBuffer numbers = ByteBuffer.wrap(clip);
        numbers.putInt(matrix, a * ONE).putInt(matrix + 4, b * ONE);
        numbers.putInt(matrix + 12, c * ONE).putInt(matrix + 16, d * ONE);
        Path turned = folder.resolve("turned.mp4");
        Files.write(turned, clip);
        return turned;
    }
}
