package io.atalaya.operators.camera.ffmpeg;

import static java.util.Objects.requireNonNull;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_I;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import io.atalaya.operators.picture.PackedPicture;
import java.time.Duration;
import java.time.Instant;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.jspecify.annotations.Nullable;

/**
 * Makes H.264 segments of pictures, such as those in which something was blurred. Cisco's OpenH264
 * encodes, which FFmpeg has without the GPL. For one thread.
 */
public final class PictureSegmenter implements AutoCloseable {
    private static final String ENCODER = "libopenh264";
    private static final int MILLIS_PER_SECOND = 1000;

    /** Enough for what a model sees to be recognised by people too. */
    private static final int BITS_PER_PIXEL_AND_SECOND = 8;

    private static final int USUAL_FRAMES_PER_SECOND = 12;
    private static final Duration LONGEST_GAP = Duration.ofSeconds(10);

    static {
        FfmpegSetup.require();
    }

    // configuration
    private final Duration leastLength;
    private final SegmentListener listener;

    // runtime
    private final AVPacket packet = av_packet_alloc();
    private final PackedFrame source = new PackedFrame();
    private @Nullable AVCodecContext encoder;
    private @Nullable AVFrame converted;
    private @Nullable SwsContext converter;
    private @Nullable Mp4Muxer muxer;
    private Instant epoch = Instant.EPOCH;
    private Instant start = Instant.EPOCH;
    private Instant last = Instant.EPOCH;
    private long lastPts = -1;
    private long segmentPts;

    public PictureSegmenter(Duration leastLength, SegmentListener listener) {
        this.leastLength = requireNonNull(leastLength, "leastLength is null");
        this.listener = requireNonNull(listener, "listener is null");
    }

    /** Takes the camera's next picture. */
    public void take(PackedPicture picture, Instant at) {
        try {
            if (mustEnd(picture, at)) {
                finishSegment();
            }
            encode(picture, at);
        } catch (VideoException e) {
            stop();
            listener.unrecordable(e.getMessage());
        }
    }

    private boolean mustEnd(PackedPicture picture, Instant at) {
        Duration since = Duration.between(last, at);
        boolean jump = since.isNegative() || since.compareTo(LONGEST_GAP) > 0;
        boolean enough = Duration.between(start, at).compareTo(leastLength) >= 0;
        return muxer != null && (jump || enough || !fits(picture));
    }

    private void encode(PackedPicture picture, Instant at) throws VideoException {
        if (encoder == null || !fits(picture)) {
            stop();
            open(picture);
            epoch = at;
        }
        boolean first = muxer == null;
        if (first) {
            muxer = openMuxer();
            start = at;
        }
        AVFrame frame = convert(picture);
        long pts = Math.max(lastPts + 1, Duration.between(epoch, at).toMillis());
        frame.pts(pts);
        frame.pict_type(first ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE);
        segmentPts = first ? pts : segmentPts;
        lastPts = pts;
        last = at;
        Mp4Muxer.check(avcodec_send_frame(encoder, frame));
        drain();
    }

    private void drain() throws VideoException {
        int result = avcodec_receive_packet(encoder, packet);
        while (result >= 0) {
            requireNonNull(muxer)
                    .write(packet, packet.pts() - segmentPts, packet.pts() - segmentPts);
            av_packet_unref(packet);
            result = avcodec_receive_packet(encoder, packet);
        }
        if (result != AVERROR_EAGAIN()) {
            Mp4Muxer.check(result);
        }
    }

    private boolean fits(PackedPicture picture) {
        return encoder != null
                && encoder.width() == even(picture.widthPx())
                && encoder.height() == even(shape(picture));
    }

    /** The height that the picture has in the camera's own shape. */
    private static int shape(PackedPicture picture) {
        return Math.round(
                (float) picture.widthPx() * picture.sourceHeightPx() / picture.sourceWidthPx());
    }

    private static int even(int px) {
        return Math.max(2, px / 2 * 2);
    }

    private void open(PackedPicture picture) throws VideoException {
        AVCodec codec = avcodec_find_encoder_by_name(ENCODER);
        if (codec == null || codec.isNull()) {
            throw new VideoException(
                    VideoFailure.UNDECODABLE, "this build of FFmpeg has no " + ENCODER);
        }
        AVCodecContext context = avcodec_alloc_context3(codec);
        encoder = context;
        context.width(even(picture.widthPx()));
        context.height(even(shape(picture)));
        context.pix_fmt(AV_PIX_FMT_YUV420P);
        context.time_base().num(1).den(MILLIS_PER_SECOND);
        // What the bits are shared among; by the time base alone each frame would get next to none.
        context.framerate().num(USUAL_FRAMES_PER_SECOND).den(1);
        context.bit_rate((long) context.width() * context.height() * BITS_PER_PIXEL_AND_SECOND);
        context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
        context.thread_count(1);
        Mp4Muxer.check(avcodec_open2(context, codec, (AVDictionary) null));
        AVFrame frame = av_frame_alloc();
        converted = frame;
        frame.format(AV_PIX_FMT_YUV420P);
        frame.width(context.width());
        frame.height(context.height());
        Mp4Muxer.check(av_frame_get_buffer(frame, 0));
        lastPts = -1;
    }

    private Mp4Muxer openMuxer() throws VideoException {
        AVCodecContext context = requireNonNull(encoder);
        AVCodecParameters parameters = avcodec_parameters_alloc();
        try {
            Mp4Muxer.check(avcodec_parameters_from_context(parameters, context));
            return Mp4Muxer.inMemory(parameters, context.time_base());
        } finally {
            avcodec_parameters_free(parameters);
        }
    }

    private AVFrame convert(PackedPicture picture) throws VideoException {
        AVFrame from = source.of(picture);
        AVFrame to = requireNonNull(converted);
        // The encoder may still look at the one before.
        Mp4Muxer.check(av_frame_make_writable(to));
        converter =
                sws_getCachedContext(
                        converter,
                        from.width(),
                        from.height(),
                        from.format(),
                        to.width(),
                        to.height(),
                        to.format(),
                        SWS_BILINEAR,
                        null,
                        null,
                        (DoublePointer) null);
        Mp4Muxer.check(
                sws_scale(
                        converter,
                        from.data(),
                        from.linesize(),
                        0,
                        from.height(),
                        to.data(),
                        to.linesize()));
        return to;
    }

    /** No more pictures for now; what there is of a segment is one. */
    public void end() {
        try {
            finishSegment();
        } catch (VideoException e) {
            listener.unrecordable(e.getMessage());
        } finally {
            stop();
        }
    }

    private void finishSegment() throws VideoException {
        Mp4Muxer full = muxer;
        if (full == null) {
            return;
        }
        try {
            byte[] mp4 = full.finish();
            listener.segment(new EncodedSegment(start, Duration.between(start, last), mp4));
        } finally {
            full.close();
            muxer = null;
        }
    }

    private void stop() {
        if (muxer != null) {
            muxer.close();
            muxer = null;
        }
        if (encoder != null) {
            avcodec_free_context(encoder);
            encoder = null;
        }
        if (converted != null) {
            av_frame_free(converted);
            converted = null;
        }
        if (converter != null) {
            sws_freeContext(converter);
            converter = null;
        }
    }

    @Override
    public void close() {
        stop();
        source.close();
        av_packet_free(packet);
    }
}
