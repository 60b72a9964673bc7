package io.atalaya.operators.camera.ffmpeg;

import io.atalaya.operators.picture.ColourOrder;
import io.atalaya.operators.picture.Fit;
import io.atalaya.operators.picture.PackedPicture;
import io.atalaya.operators.picture.Picture;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.PicturePool;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Makes JPEGs of a decoder's frames in their own size, upright. */
final class FrameJpeg implements AutoCloseable {
    private final PictureScaler scaler = new PictureScaler();
    private final PackedFrame turned = new PackedFrame();
    private @Nullable JpegEncoder encoder;
    private @Nullable PictureFormat format;
    private @Nullable PicturePool pool;

    byte[] encode(AVFrame frame) throws VideoException {
        Orientation orientation = Orientation.of(frame);
        AVFrame upright = orientation.isUpright() ? frame : turn(frame, orientation);
        JpegEncoder.Target whole = JpegEncoder.Target.whole(upright);
        JpegEncoder fitting = encoder;
        if (fitting == null || !fitting.fits(upright, whole)) {
            closeEncoder();
            fitting = JpegEncoder.openFor(upright, whole);
            encoder = fitting;
        }
        return fitting.encode(upright);
    }

    private AVFrame turn(AVFrame frame, Orientation orientation) throws VideoException {
        int width = orientation.widthPx(frame.width(), frame.height());
        int height = orientation.heightPx(frame.width(), frame.height());
        PictureFormat whole = new PictureFormat(width, height, ColourOrder.BGR, Fit.STRETCH, 0);
        PicturePool fitting = pool;
        if (fitting == null || !whole.equals(format)) {
            fitting = new PicturePool(whole);
            pool = fitting;
            format = whole;
        }
        try (Picture picture = scaler.scale(frame, whole, fitting)) {
            return turned.of(PackedPicture.copyOf(picture));
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
        turned.close();
        scaler.close();
    }
}
