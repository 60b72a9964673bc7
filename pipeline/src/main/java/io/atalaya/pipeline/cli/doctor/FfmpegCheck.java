package io.atalaya.pipeline.cli.doctor;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_version_info;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** What the Arm64 build of FFmpeg is linked to and does not bring. */
    private static final List<String> ARM_LIBRARIES = List.of("libva.so.2", "libdrm.so.2");

    private static final List<Path> LIBRARY_FOLDERS =
            List.of(
                    Path.of("/usr/lib/aarch64-linux-gnu"),
                    Path.of("/lib/aarch64-linux-gnu"),
                    Path.of("/usr/lib64"),
                    Path.of("/usr/lib"),
                    Path.of("/usr/local/lib"));

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if ("aarch64".equals(System.getProperty("os.arch"))) {
            findings.add(armLibraries(LIBRARY_FOLDERS));
        }
        try {
            av_log_set_level(AV_LOG_QUIET);
            findings.add(software(openable(SOFTWARE)));
            findings.add(hardware(openable(HARDWARE)));
        } catch (LinkageError e) {
            findings.add(
                    Finding.fail(
                            "ffmpeg",
                            "does not load: " + e.getMessage(),
                            "install libva and libdrm: apt install libva2 libva-drm2 libdrm2"));
        }
        return findings;
    }

    static Finding armLibraries(List<Path> folders) {
        List<String> missing =
                ARM_LIBRARIES.stream()
                        .filter(name -> folders.stream().noneMatch(f -> has(f, name)))
                        .toList();
        return missing.isEmpty()
                ? Finding.ok("libraries", String.join(", ", ARM_LIBRARIES))
                : Finding.fail(
                        "libraries",
                        "missing: " + String.join(", ", missing),
                        "apt install libva2 libva-drm2 libdrm2, which FFmpeg on Arm64 needs");
    }

    private static boolean has(Path folder, String library) {
        return Files.exists(folder.resolve(library));
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
