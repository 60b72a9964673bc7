package io.atalaya.operators.camera.ffmpeg;

import io.atalaya.operators.picture.PackedPicture;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Makes JPEGs of pictures that were scaled for a model, in the shape of the camera's own. For one
 * thread.
 */
public final class PictureJpeg implements AutoCloseable {
    /** FFmpeg's scale from 2, the best, to 31. */
    private static final int BEST = 2;

    private static final int WORST = 31;
    private static final int PERCENT = 100;

    static {
        FfmpegSetup.require();
    }

    private final int maxWidthPx;
    private final int quality;
    private final PackedFrame packed = new PackedFrame();
    private @Nullable JpegEncoder encoder;

    /**
     * @param maxWidthPx pictures that are wider are made smaller
     * @param quality from 1 to 100, the best
     */
    public PictureJpeg(int maxWidthPx, int quality) {
        this.maxWidthPx = maxWidthPx;
        this.quality = WORST - (quality - 1) * (WORST - BEST) / (PERCENT - 1);
    }

    /** A JPEG and its size. */
    // Handed on at once and never compared.
    @SuppressWarnings("ArrayRecordComponent")
    public record Encoded(byte[] jpeg, int widthPx, int heightPx) {}

    public Encoded encode(PackedPicture picture) throws VideoException {
        AVFrame source = packed.of(picture);
        int width = even(Math.min(maxWidthPx, picture.widthPx()));
        int height =
                even(
                        Math.round(
                                (float) width
                                        * picture.sourceHeightPx()
                                        / picture.sourceWidthPx()));
        JpegEncoder.Target target = new JpegEncoder.Target(width, height, quality);
        JpegEncoder fitting = encoder;
        if (fitting == null || !fitting.fits(source, target)) {
            closeEncoder();
            fitting = JpegEncoder.openFor(source, target);
            encoder = fitting;
        }
        return new Encoded(fitting.encode(source), width, height);
    }

    private static int even(int px) {
        return Math.max(2, px / 2 * 2);
    }

    private void closeEncoder() {
        if (encoder != null) {
            encoder.close();
            encoder = null;
        }
    }

    @Override
    public void close() {
        closeEncoder();
        packed.close();
    }
}
