package io.atalaya.operators.camera.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_LOW_DELAY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AV1;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.jspecify.annotations.Nullable;

/**
 * The decoder that was opened for a stream.
 *
 * @param fallbackReason why the CPU decodes although the GPU was asked for; null where it was not
 */
record DecoderChoice(AVCodecContext context, String name, @Nullable String fallbackReason) {

    static DecoderChoice open(VideoInput input, VideoOptions options) throws VideoException {
        AVStream stream = input.stream();
        String fallbackReason = null;
        if (options.hardwareDecoding() != HardwareDecoding.OFF) {
            FfmpegLog.takeLastError();
            Optional<DecoderChoice> hardware = tryHardware(stream, options);
            if (hardware.isPresent()) {
                return hardware.get();
            }
            fallbackReason = hardwareReason(stream);
            if (options.hardwareDecoding() == HardwareDecoding.REQUIRED) {
                throw new VideoException(
                        VideoFailure.HARDWARE_UNAVAILABLE,
                        options.url().redacted()
                                + " must be decoded by hardware and cannot be: "
                                + fallbackReason
                                + "; install the GPU's driver or set hardwareDecoding: auto");
            }
        }
        return openSoftware(input, options, fallbackReason);
    }

    private static DecoderChoice openSoftware(
            VideoInput input, VideoOptions options, @Nullable String fallbackReason)
            throws VideoException {
        AVStream stream = input.stream();
        AVCodec codec = avcodec_find_decoder(stream.codecpar().codec_id());
        if (codec == null || codec.isNull()) {
            throw new VideoException(
                    VideoFailure.UNDECODABLE,
                    options.url().redacted() + " has a video of a codec that nothing here decodes");
        }
        AVCodecContext context = prepare(codec, stream, options);
        int result = avcodec_open2(context, codec, (AVDictionary) null);
        if (result < 0) {
            avcodec_free_context(context);
            throw input.failure(result, "has a video that cannot be decoded");
        }
        return new DecoderChoice(context, codec.name().getString(), fallbackReason);
    }

    private static Optional<DecoderChoice> tryHardware(AVStream stream, VideoOptions options) {
        String name = hardwareName(stream);
        AVCodec codec = name == null ? null : avcodec_find_decoder_by_name(name);
        if (codec == null || codec.isNull()) {
            return Optional.empty();
        }
        AVCodecContext context = prepare(codec, stream, options);
        if (avcodec_open2(context, codec, (AVDictionary) null) < 0) {
            avcodec_free_context(context);
            return Optional.empty();
        }
        return Optional.of(new DecoderChoice(context, codec.name().getString(), null));
    }

    private static @Nullable String hardwareName(AVStream stream) {
        return switch (stream.codecpar().codec_id()) {
            case AV_CODEC_ID_H264 -> "h264_cuvid";
            case AV_CODEC_ID_HEVC -> "hevc_cuvid";
            case AV_CODEC_ID_AV1 -> "av1_cuvid";
            default -> null;
        };
    }

    private static String hardwareReason(AVStream stream) {
        String name = hardwareName(stream);
        if (name == null) {
            return "there is no hardware decoder for its codec";
        }
        String said = FfmpegLog.takeLastError();
        return name + " does not open" + (said.isEmpty() ? "" : " (" + said + ")");
    }

    private static AVCodecContext prepare(AVCodec codec, AVStream stream, VideoOptions options) {
        AVCodecContext context = avcodec_alloc_context3(codec);
        avcodec_parameters_to_context(context, stream.codecpar());
        context.pkt_timebase(stream.time_base());
        if (options.live()) {
            // Frame threads would hold back one frame each.
            context.flags(context.flags() | AV_CODEC_FLAG_LOW_DELAY);
            context.thread_count(1);
            return context;
        }
        context.thread_count(fileThreads());
        return context;
    }

    /**
     * Decoding overlaps with inference anyway, and on few cores more threads only take them from
     * the model: one decodes and scales 760 frames/s of 1080p on a core of a small server. On many
     * cores one could not keep a 4K file ahead of a GPU.
     */
    private static int fileThreads() {
        return Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 4));
    }
}
