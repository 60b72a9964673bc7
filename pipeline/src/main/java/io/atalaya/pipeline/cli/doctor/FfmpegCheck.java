package io.atalaya.pipeline.cli.doctor;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_version_info;

import io.atalaya.operators.camera.ffmpeg.FfmpegSetup;
import io.atalaya.operators.camera.ffmpeg.VideoException;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/** Whether FFmpeg loads, and which decoders open on this machine. */
final class FfmpegCheck {
    private static final List<String> SOFTWARE =
            List.of("h264", "hevc", "mjpeg", "mpeg4", "vp8", "vp9", "libdav1d", "av1");
    private static final List<String> HARDWARE = List.of("h264_cuvid", "hevc_cuvid", "av1_cuvid");

    private final SystemLibraries libraries;

    FfmpegCheck(SystemLibraries libraries) {
        this.libraries = libraries;
    }

    List<Finding> findings() {
        try {
            FfmpegSetup.check();
        } catch (VideoException e) {
            return List.of(Finding.fail("ffmpeg", String.valueOf(e.getMessage()), cure()));
        }
        av_log_set_level(AV_LOG_QUIET);
        return List.of(software(openable(SOFTWARE)), hardware(openable(HARDWARE)));
    }

    private String cure() {
        List<SystemLibraries.Library> missing = libraries.missingForFfmpeg();
        return missing.isEmpty()
                ? "take a system with glibc 2.35 or newer: Debian 12, Ubuntu 22.04"
                : SystemLibraries.cure(missing);
    }

    private static Finding software(Stream<String> decoders) {
        List<String> names = decoders.toList();
        String found = av_version_info().getString() + ", decodes " + String.join(", ", names);
        return names.contains("h264")
                ? Finding.ok("ffmpeg", found)
                : Finding.fail("ffmpeg", found, "h264 is missing: install the distribution anew");
    }

    private static Finding hardware(Stream<String> decoders) {
        List<String> names = decoders.toList();
        return names.isEmpty()
                ? Finding.warn(
                        "hardware decoding",
                        "none of " + String.join(", ", HARDWARE) + " opens",
                        "the CPU decodes, which works; with an NVIDIA GPU, install the driver's"
                                + " video library (libnvidia-decode)")
                : Finding.ok("hardware decoding", String.join(", ", names));
    }

    private static Stream<String> openable(List<String> names) {
        return names.stream().filter(FfmpegCheck::opens);
    }

    private static boolean opens(String name) {
        AVCodec codec = avcodec_find_decoder_by_name(name);
        if (codec == null || codec.isNull()) {
            return false;
        }
        AVCodecContext context = avcodec_alloc_context3(codec);
        try {
            return avcodec_open2(context, codec, (AVDictionary) null) >= 0;
        } finally {
            avcodec_free_context(context);
        }
    }
}
