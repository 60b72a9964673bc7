package io.atalaya.operators.camera.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_WARNING;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.setLogCallback;

import java.time.Duration;
import java.util.Objects;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * FFmpeg's own log lines: without credentials, few of them, in our log instead of on standard
 * error. The last error of a thread is kept, because it says more than FFmpeg's error codes.
 */
final class FfmpegLog extends LogCallback {
    private static final Logger LOG = LoggerFactory.getLogger(FfmpegLog.class);
    private static final int LINES = 5;
    private static final Duration WINDOW = Duration.ofSeconds(10);

    // FFmpeg's worker threads have no video of their own: their lines share one allowance.
    private static final Reader WORKERS = new Reader(null);
    private static final ThreadLocal<Reader> READER = new ThreadLocal<>();
    // Native code calls it: it must never be collected.
    private static final FfmpegLog INSTANCE = new FfmpegLog();

    private FfmpegLog() {}

    /** Must come before the first call into FFmpeg; harmless when repeated. */
    static void install() {
        av_log_set_level(AV_LOG_WARNING);
        setLogCallback(INSTANCE);
    }

    /**
     * From now on this thread's lines are of that video. What was let through counts on, so that a
     * camera that is tried again and again does not fill the log.
     */
    static void enter(CameraUrl url) {
        Reader reader = READER.get();
        if (reader == null || !Objects.equals(url, reader.url)) {
            READER.set(new Reader(url));
        } else {
            reader.lastError = "";
        }
    }

    /** What FFmpeg complained about last on this thread, or nothing; asking forgets it. */
    static String takeLastError() {
        Reader reader = READER.get();
        if (reader == null) {
            return "";
        }
        String error = reader.lastError;
        reader.lastError = "";
        return error;
    }

    @Override
    public void call(int level, BytePointer message) {
        if (level > AV_LOG_WARNING || message == null) {
            return;
        }
        Reader reader = READER.get();
        (reader == null ? WORKERS : reader).accept(level, message.getString());
    }

    private static final class Reader {
        private final @Nullable CameraUrl url;
        private final LogLimit limit = new LogLimit(LINES, WINDOW, System::nanoTime);
        private String lastError = "";

        Reader(@Nullable CameraUrl url) {
            this.url = url;
        }

        void accept(int level, String line) {
            String text = url == null ? CameraUrl.redactAny(line) : url.redact(line);
            // "[h264 @ 0x55b1b32203c0] text": the address means nothing to anybody.
            text = text.strip().replaceAll(" @ 0x[0-9a-f]+", "");
            if (level > AV_LOG_ERROR) {
                LOG.debug("FFmpeg: {}", text);
                return;
            }
            lastError = text;
            long withheld = limit.admit();
            if (withheld >= 0) {
                LOG.warn(
                        "FFmpeg on {}: {}{}",
                        url == null ? "a worker thread" : url.redacted(),
                        text,
                        withheld == 0 ? "" : " (and " + withheld + " more before)");
            }
        }
    }
}
