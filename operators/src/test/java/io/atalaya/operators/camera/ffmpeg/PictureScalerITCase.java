package io.atalaya.operators.camera.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.picture.ColourOrder;
import io.atalaya.operators.picture.Fit;
import io.atalaya.operators.picture.Picture;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.PicturePool;
import io.atalaya.operators.testing.Material;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(240)
class PictureScalerITCase {

    @ParameterizedTest
    @CsvSource({
        "LETTERBOX_TOP_LEFT, 416, 416, 0, 0, 416, 234",
        "LETTERBOX_CENTRE, 416, 416, 0, 91, 416, 234",
        "STRETCH, 352, 352, 0, 0, 352, 352",
        "LETTERBOX_CENTRE, 300, 100, 61, 0, 177, 100",
    })
    void padsExactlyWhatThePictureLeavesFree(
            Fit fit, int width, int height, int left, int top, int innerWidth, int innerHeight)
            throws Exception {
        // Given
        PictureFormat format = new PictureFormat(width, height, ColourOrder.BGR, fit, 77);
        // When
        ByteBuffer pixels = firstFrame("videos/bottle-detection.mp4", format);
        // Then
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean inside =
                        x >= left && x < left + innerWidth && y >= top && y < top + innerHeight;
                if (!inside) {
                    assertGrey(pixels, (y * width + x) * 3);
                }
            }
        }
        int corner = ((top + innerHeight - 1) * width + left + innerWidth - 1) * 3;
        assertThat(pixels.get(corner)).isNotEqualTo((byte) 77);
    }

    private static void assertGrey(ByteBuffer pixels, int at) {
        if (pixels.get(at) != 77 || pixels.get(at + 1) != 77 || pixels.get(at + 2) != 77) {
            throw new AssertionError("not padding at byte " + at);
        }
    }

    @Test
    void givesTheSamePictureByWayOfTheRoomierBuffer() throws Exception {
        // Given: 416 is a whole number of blocks, and 417 columns are not
        PictureFormat whole =
                new PictureFormat(416, 416, ColourOrder.BGR, Fit.LETTERBOX_TOP_LEFT, 114);
        PictureFormat odd =
                new PictureFormat(417, 417, ColourOrder.BGR, Fit.LETTERBOX_TOP_LEFT, 114);
        // When
        double first = brightness(firstFrame("videos/bottle-detection.mp4", whole), whole);
        double second = brightness(firstFrame("videos/bottle-detection.mp4", odd), odd);
        // Then
        assertThat(second).isBetween(first - 0.5, first + 0.5);
    }

    @Test
    void swapsRedAndBlueForRgb() throws Exception {
        // Given
        PictureFormat bgr = new PictureFormat(64, 64, ColourOrder.BGR, Fit.STRETCH, 0);
        PictureFormat rgb = new PictureFormat(64, 64, ColourOrder.RGB, Fit.STRETCH, 0);
        // When
        ByteBuffer one = firstFrame("videos/mediapipe_AVC720P_AAC.mp4", bgr);
        ByteBuffer other = firstFrame("videos/mediapipe_AVC720P_AAC.mp4", rgb);
        // Then: but for rounding, which differs between swscale's two ways
        long differences = 0;
        for (int at = 0; at < bgr.sizeBytes(); at += 3) {
            for (int colour = 0; colour < 3; colour++) {
                int difference = Math.abs(value(one, at + colour) - value(other, at + 2 - colour));
                assertThat(difference).isLessThanOrEqualTo(5);
                differences += difference;
            }
        }
        assertThat((double) differences / bgr.sizeBytes()).isLessThan(1);
    }

    private static int value(ByteBuffer pixels, int at) {
        return pixels.get(at) & 0xff;
    }

    /** JPEG's full range and H.264's studio range must come to the same colours. */
    @Test
    void bringsFullAndStudioRangeToTheSameColours() throws Exception {
        // Given
        PictureFormat format = new PictureFormat(64, 64, ColourOrder.BGR, Fit.STRETCH, 0);
        // When
        double studio = brightness(firstFrame("videos/bottle-h265.mp4", format), format);
        double full = brightness(firstFrame("videos/bottle-mjpeg.avi", format), format);
        // Then
        assertThat(full).isBetween(studio - 2, studio + 2);
    }

    private static double brightness(ByteBuffer pixels, PictureFormat format) {
        long sum = 0;
        for (int at = 0; at < format.sizeBytes(); at++) {
            sum += value(pixels, at);
        }
        return (double) sum / format.sizeBytes();
    }

    private static ByteBuffer firstFrame(String file, PictureFormat format) throws Exception {
        VideoOptions options = VideoOptions.file(Material.file(file).toString());
        try (VideoDecoder video = new VideoDecoder(options)) {
            video.open();
            video.next();
            try (Picture picture = video.scaleTo(format, new PicturePool(format))) {
                return picture.pixels();
            }
        }
    }
}
