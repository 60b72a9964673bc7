package io.atalaya.operators.camera.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_GAUSS;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import io.atalaya.operators.picture.ColourOrder;
import io.atalaya.operators.picture.Picture;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.PicturePool;
import io.atalaya.operators.picture.Placement;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * One swscale pass from a decoder's pixels, of whatever format, to a model's picture, which is
 * upright and as wide as it is to be shown. A stream may change its size or pixel format at any
 * frame.
 *
 * <p>Models are trained on pictures that OpenCV made smaller, which looks at the four nearest
 * pixels only. swscale's bilinear filter averages over all pixels that are left out; its pictures
 * are smoother, and small or doubtful objects score lower. A narrow Gaussian comes as near to
 * OpenCV as one pass can: FastestDet found 97 % of a reference's detections by it and 94 % by the
 * bilinear filter, at the same cost.
 */
final class PictureScaler implements AutoCloseable {
    private static final int UNITY = 1 << 16;

    /** A pixel at distance d, in target pixels, has the weight 2^(-8 d²); swscale's own is 3. */
    private static final double GAUSSIAN_EXPONENT = 8;

    private static final double UNUSED = 0;

    private final ScaledBuffers buffers = new ScaledBuffers();
    private @Nullable SwsContext context;
    private @Nullable Pass pass;
    private @Nullable PictureFormat format;
    private @Nullable Shape shape;
    private @Nullable Placement placement;
    private @Nullable AVFrame source;
    private @Nullable PointerPointer<?> sourcePlanes;
    private @Nullable IntPointer sourceStrides;

    /**
     * Of a frame.
     *
     * @param widthPx as it is stored, as is {@code heightPx}
     * @param widening by which it is to be shown wider than it is stored
     */
    private record Shape(int widthPx, int heightPx, double widening, Orientation orientation) {
        static Shape of(AVFrame frame) {
            AVRational pixel = frame.sample_aspect_ratio();
            boolean stated = pixel.num() > 0 && pixel.den() > 0;
            double widening = stated ? (double) pixel.num() / pixel.den() : 1;
            return new Shape(frame.width(), frame.height(), widening, Orientation.of(frame));
        }

        /** Models know things in their true proportions; boxes are in the pixels that are there. */
        Placement placeIn(PictureFormat format) {
            int shownWidth = Math.max(1, (int) Math.round(widthPx * widening));
            Placement shown =
                    format.place(
                            orientation.widthPx(shownWidth, heightPx),
                            orientation.heightPx(shownWidth, heightPx));
            return new Placement(
                    orientation.widthPx(widthPx, heightPx),
                    orientation.heightPx(widthPx, heightPx),
                    shown.leftPx(),
                    shown.topPx(),
                    shown.widthPx(),
                    shown.heightPx());
        }
    }

    /** All that a swscale context is made for. */
    private record Pass(
            int sourceWidth,
            int sourceHeight,
            int sourceFormat,
            boolean fullRange,
            int matrix,
            int width,
            int height,
            ColourOrder order) {
        /** Between pixels that are farther apart than its width a Gaussian would leave steps. */
        boolean shrinks() {
            return width < sourceWidth && height < sourceHeight;
        }
    }

    Picture scale(AVFrame frame, PictureFormat wanted, PicturePool pool) throws VideoException {
        follow(frame);
        Shape stored = Shape.of(frame);
        Orientation orientation = stored.orientation;
        Placement place = placementOf(stored, wanted);
        Pass needed = passFor(frame, place, orientation, wanted);
        SwsContext scaler = contextFor(frame, needed);
        Picture picture = pool.borrow(place);
        boolean done = false;
        try {
            ScaledBuffers.Target target = buffers.target(picture, orientation);
            int rows =
                    sws_scale(
                            scaler,
                            sourcePlanes,
                            sourceStrides,
                            0,
                            frame.height(),
                            target.planes(),
                            target.strides());
            if (rows != needed.height) {
                throw unscalable(frame);
            }
            target.finish(picture, orientation);
            done = true;
            return picture;
        } finally {
            if (!done) {
                picture.close();
            }
        }
    }

    /** The arrays inside the frame stay where they are, so that they are asked for once. */
    private void follow(AVFrame frame) {
        if (!frame.equals(source)) {
            source = frame;
            sourcePlanes = frame.data();
            sourceStrides = frame.linesize();
        }
    }

    private Placement placementOf(Shape stored, PictureFormat wanted) {
        Placement known = placement;
        if (known == null || !wanted.equals(format) || !stored.equals(shape)) {
            known = stored.placeIn(wanted);
            placement = known;
            format = wanted;
            shape = stored;
        }
        return known;
    }

    private static Pass passFor(
            AVFrame frame, Placement place, Orientation orientation, PictureFormat wanted) {
        return new Pass(
                frame.width(),
                frame.height(),
                SourceColours.plainFormat(frame.format()),
                SourceColours.isFullRange(frame),
                SourceColours.matrix(frame),
                orientation.widthPx(place.widthPx(), place.heightPx()),
                orientation.heightPx(place.widthPx(), place.heightPx()),
                wanted.colourOrder());
    }

    private SwsContext contextFor(AVFrame frame, Pass needed) throws VideoException {
        SwsContext current = context;
        if (current != null && needed.equals(pass)) {
            return current;
        }
        SwsContext made = make(current, needed);
        context = made;
        pass = needed;
        if (made == null || made.isNull()) {
            context = null;
            pass = null;
            throw unscalable(frame);
        }
        return made;
    }

    private static @Nullable SwsContext make(@Nullable SwsContext current, Pass pass) {
        SwsContext made;
        try (DoublePointer parameters = new DoublePointer(GAUSSIAN_EXPONENT, UNUSED)) {
            made =
                    sws_getCachedContext(
                            current,
                            pass.sourceWidth,
                            pass.sourceHeight,
                            pass.sourceFormat,
                            pass.width,
                            pass.height,
                            pass.order == ColourOrder.BGR ? AV_PIX_FMT_BGR24 : AV_PIX_FMT_RGB24,
                            pass.shrinks() ? SWS_GAUSS : SWS_BILINEAR,
                            null,
                            null,
                            parameters);
        }
        if (made != null && !made.isNull()) {
            IntPointer coefficients = sws_getCoefficients(pass.matrix);
            // Refused for sources that are not YUV, where there is nothing to say.
            int unused =
                    sws_setColorspaceDetails(
                            made,
                            coefficients,
                            pass.fullRange ? 1 : 0,
                            coefficients,
                            1,
                            0,
                            UNITY,
                            UNITY);
        }
        return made;
    }

    private static VideoException unscalable(AVFrame frame) {
        return new VideoException(
                VideoFailure.UNDECODABLE,
                "a frame of %dx%d in pixel format %d cannot be scaled"
                        .formatted(frame.width(), frame.height(), frame.format()));
    }

    @Override
    public void close() {
        if (context != null) {
            sws_freeContext(context);
            context = null;
            pass = null;
        }
        buffers.close();
    }
}
