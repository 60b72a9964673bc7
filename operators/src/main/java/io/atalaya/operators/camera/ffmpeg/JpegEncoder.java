package io.atalaya.operators.camera.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT470BG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU601;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.jspecify.annotations.Nullable;

/** Makes JPEGs of one size of frames of one size and pixel format, each for itself. */
final class JpegEncoder implements AutoCloseable {
    /** FFmpeg's scale from 2, the best, to 31; at 4 one has to look for a difference. */
    private static final int QUALITY = 4;

    private static final int NOMINAL_FRAMES_PER_SECOND = 25;
    private static final int UNITY = 1 << 16;

    private final Source source;
    private final Target target;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame converted = av_frame_alloc();
    private @Nullable AVCodecContext encoder;
    private @Nullable SwsContext converter;
    private long number;

    private record Source(int width, int height, int format, boolean fullRange, int matrix) {
        static Source of(AVFrame frame) {
            return new Source(
                    frame.width(),
                    frame.height(),
                    SourceColours.plainFormat(frame.format()),
                    SourceColours.isFullRange(frame),
                    SourceColours.matrix(frame));
        }
    }

    /**
     * What is made.
     *
     * @param quality FFmpeg's scale from 2, the best, to 31
     */
    record Target(int width, int height, int quality) {
        /** As large as the frame, and as good as anybody wants it. */
        static Target whole(AVFrame frame) {
            return new Target(frame.width(), frame.height(), QUALITY);
        }
    }

    private JpegEncoder(Source source, Target target) {
        this.source = source;
        this.target = target;
    }

    /** One for frames such as this. */
    static JpegEncoder openFor(AVFrame frame, Target target) throws VideoException {
        var jpeg = new JpegEncoder(Source.of(frame), target);
        boolean ready = false;
        try {
            jpeg.openEncoder();
            jpeg.openConverter();
            ready = true;
            return jpeg;
        } finally {
            if (!ready) {
                jpeg.close();
            }
        }
    }

    boolean fits(AVFrame frame, Target wanted) {
        return source.equals(Source.of(frame)) && target.equals(wanted);
    }

    private void openEncoder() throws VideoException {
        AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
        AVCodecContext context = avcodec_alloc_context3(codec);
        encoder = context;
        context.width(target.width);
        context.height(target.height);
        context.pix_fmt(AV_PIX_FMT_YUV420P);
        context.color_range(AVCOL_RANGE_JPEG);
        context.colorspace(AVCOL_SPC_BT470BG);
        context.time_base().num(1).den(NOMINAL_FRAMES_PER_SECOND);
        context.flags(context.flags() | avcodec.AV_CODEC_FLAG_QSCALE);
        context.global_quality(avutil.FF_QP2LAMBDA * target.quality);
        // Threads would each hold frames back.
        context.thread_count(1);
        check(avcodec_open2(context, codec, (AVDictionary) null));
        converted.format(AV_PIX_FMT_YUV420P);
        converted.width(target.width);
        converted.height(target.height);
        converted.color_range(AVCOL_RANGE_JPEG);
        converted.quality(avutil.FF_QP2LAMBDA * target.quality);
        check(av_frame_get_buffer(converted, 0));
    }

    private void openConverter() throws VideoException {
        SwsContext made =
                sws_getCachedContext(
                        null,
                        source.width,
                        source.height,
                        source.format,
                        target.width,
                        target.height,
                        AV_PIX_FMT_YUV420P,
                        SWS_BILINEAR,
                        null,
                        null,
                        (DoublePointer) null);
        if (made == null || made.isNull()) {
            throw new VideoException(
                    VideoFailure.UNDECODABLE,
                    "pixel format " + source.format + " cannot be made a JPEG");
        }
        converter = made;
        // Refused for sources that are not YUV, where there is nothing to say.
        int unused =
                sws_setColorspaceDetails(
                        made,
                        sws_getCoefficients(source.matrix),
                        source.fullRange ? 1 : 0,
                        sws_getCoefficients(SWS_CS_ITU601),
                        1,
                        0,
                        UNITY,
                        UNITY);
    }

    byte[] encode(AVFrame frame) throws VideoException {
        int rows =
                sws_scale(
                        converter,
                        frame.data(),
                        frame.linesize(),
                        0,
                        frame.height(),
                        converted.data(),
                        converted.linesize());
        check(rows);
        converted.pts(number++);
        check(avcodec_send_frame(encoder, converted));
        check(avcodec_receive_packet(encoder, packet));
        byte[] jpeg = new byte[packet.size()];
        packet.data().get(jpeg);
        av_packet_unref(packet);
        return jpeg;
    }

    private static void check(int code) throws VideoException {
        if (code < 0) {
            throw new VideoException(
                    FfmpegErrors.classify(code),
                    "a frame cannot be made a JPEG: " + FfmpegErrors.describe(code));
        }
    }

    @Override
    public void close() {
        if (converter != null) {
            sws_freeContext(converter);
            converter = null;
        }
        if (encoder != null) {
            avcodec_free_context(encoder);
            encoder = null;
        }
        av_frame_free(converted);
        av_packet_free(packet);
    }
}
