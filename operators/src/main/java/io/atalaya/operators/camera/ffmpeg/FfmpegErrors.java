package io.atalaya.operators.camera.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_DECODER_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_FORBIDDEN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_UNAUTHORIZED;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_STREAM_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** FFmpeg's error codes, sorted into kinds and put into words. */
final class FfmpegErrors {
    // Error numbers of Linux, the same on x86-64 and Arm64; FFmpeg hands them on negated.
    private static final int NO_SUCH_FILE = -2;
    private static final int INPUT_OUTPUT = -5;
    private static final int NO_SUCH_DEVICE_OR_ADDRESS = -6;
    private static final int ACCESS_DENIED = -13;
    private static final int NO_SUCH_DEVICE = -19;
    private static final int BROKEN_PIPE = -32;
    private static final int TIMED_OUT = -110;
    private static final Set<Integer> UNREACHABLE =
            Set.of(INPUT_OUTPUT, BROKEN_PIPE, -99, -100, -101, -103, -104, -107, -111, -112, -113);
    private static final Set<Integer> NOT_FOUND =
            Set.of(NO_SUCH_FILE, NO_SUCH_DEVICE_OR_ADDRESS, NO_SUCH_DEVICE, ACCESS_DENIED);

    private FfmpegErrors() {}

    static VideoFailure classify(int code) {
        if (code == AVERROR_HTTP_UNAUTHORIZED() || code == AVERROR_HTTP_FORBIDDEN()) {
            return VideoFailure.UNAUTHORIZED;
        }
        if (code == AVERROR_HTTP_NOT_FOUND() || NOT_FOUND.contains(code)) {
            return VideoFailure.NOT_FOUND;
        }
        if (code == TIMED_OUT) {
            return VideoFailure.TIMEOUT;
        }
        if (UNREACHABLE.contains(code)) {
            return VideoFailure.UNREACHABLE;
        }
        boolean undecodable =
                code == AVERROR_INVALIDDATA()
                        || code == AVERROR_DECODER_NOT_FOUND()
                        || code == AVERROR_STREAM_NOT_FOUND();
        return undecodable ? VideoFailure.UNDECODABLE : VideoFailure.PROTOCOL;
    }

    static String describe(int code) {
        byte[] text = new byte[256];
        av_strerror(code, text, text.length);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }
}
