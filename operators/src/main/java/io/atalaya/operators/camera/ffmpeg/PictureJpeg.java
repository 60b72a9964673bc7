package io.atalaya.operators.camera.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.atalaya.operators.picture.ColourOrder;
import io.atalaya.operators.picture.PackedPicture;
import io.atalaya.operators.picture.PictureFormat;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
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

    /** swscale reads whole blocks, beyond the last row too. */
    private static final int READ_BEYOND_BYTES = 64;

    static {
        FfmpegSetup.load();
    }

    private final int maxWidthPx;
    private final int quality;
    private @Nullable AVFrame frame;
    private @Nullable BytePointer memory;
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
        AVFrame source = load(picture);
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

    private AVFrame load(PackedPicture picture) {
        AVFrame loaded = frame;
        BytePointer bytes = memory;
        boolean same =
                loaded != null
                        && loaded.width() == picture.widthPx()
                        && loaded.height() == picture.heightPx();
        if (loaded == null || bytes == null || !same) {
            closeFrame();
            loaded = av_frame_alloc();
            bytes = new BytePointer(picture.pixels().length + READ_BEYOND_BYTES);
            frame = loaded;
            memory = bytes;
            loaded.width(picture.widthPx());
            loaded.height(picture.heightPx());
            loaded.format(
                    picture.colourOrder() == ColourOrder.BGR ? AV_PIX_FMT_BGR24 : AV_PIX_FMT_RGB24);
            loaded.color_range(AVCOL_RANGE_JPEG);
            loaded.colorspace(AVCOL_SPC_RGB);
            loaded.data(0, bytes);
            loaded.linesize(0, picture.widthPx() * PictureFormat.BYTES_PER_PIXEL);
        }
        bytes.put(picture.pixels());
        return loaded;
    }

    private void closeFrame() {
        if (frame != null) {
            av_frame_free(frame);
            frame = null;
        }
        if (memory != null) {
            memory.close();
            memory = null;
        }
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
        closeFrame();
    }
}
