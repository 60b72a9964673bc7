package io.atalaya.operators.camera.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_STREAM;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/** The packets of one video: opening, reading, seeking. Every call ends by its deadline. */
final class VideoInput implements AutoCloseable {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    // A camera that is being left is told so, but is not waited for.
    private static final Duration GOODBYE = Duration.ofMillis(300);
    // FFmpeg's default of 5 s is for files; a camera's first frames would be that old.
    private static final String LIVE_ANALYSIS_MICROS = "1000000";

    private static final Set<String> SELF_DESCRIBING = Set.of("rtsp", "mpjpeg");

    private final VideoOptions options;
    private final Deadline deadline;
    private final AVFormatContext context;
    private final long interruptNumber;
    private int streamIndex = -1;
    private @Nullable AVStream stream;
    private int timeBaseNumerator = 1;
    private int timeBaseDenominator = 1;

    VideoInput(VideoOptions options, Deadline deadline) {
        this.options = options;
        this.deadline = deadline;
        this.context = avformat_alloc_context();
        this.interruptNumber = Interrupts.watch(context, deadline);
    }

    void open() throws VideoException {
        open(true);
    }

    /**
     * Likewise, of a container that says all that its packets are copied by, such as an MP4: to
     * look into them for the rest would take longer than to copy them.
     */
    void openToCopy() throws VideoException {
        open(false);
    }

    private void open(boolean analysing) throws VideoException {
        deadline.within(options.connectTimeout());
        AVDictionary dictionary = new AVDictionary(null);
        try {
            openOptions().forEach((key, value) -> av_dict_set(dictionary, key, value, 0));
            check(
                    avformat_open_input(
                            context, options.url().forFfmpeg(), inputFormat(), dictionary),
                    "cannot be opened");
        } finally {
            av_dict_free(dictionary);
            dictionary.close();
        }
        if (analysing && mustAnalyse()) {
            check(avformat_find_stream_info(context, (AVDictionary) null), "is no video");
        }
        streamIndex =
                check(
                        av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0),
                        "has no video stream");
        discardOthers();
        stream = context.streams(streamIndex);
        AVRational timeBase = stream.time_base();
        timeBaseNumerator = timeBase.num();
        timeBaseDenominator = timeBase.den();
    }

    /** Sound and other qualities of the same picture need not even be fetched. */
    private void discardOthers() {
        for (int i = 0; i < context.nb_streams(); i++) {
            if (i != streamIndex) {
                context.streams(i).discard(AVDISCARD_ALL);
            }
        }
    }

    /**
     * RTSP describes its streams itself, and of JPEGs there is one kind; to read on until FFmpeg is
     * content would only make the first frames seconds old. Hardware decoders want the picture's
     * size beforehand.
     */
    private boolean mustAnalyse() {
        return !SELF_DESCRIBING.contains(formatName())
                || options.hardwareDecoding() != HardwareDecoding.OFF;
    }

    private Map<String, String> openOptions() {
        Map<String, String> values = new HashMap<>();
        CameraUrl.Kind kind = options.url().kind();
        if (kind == CameraUrl.Kind.RTSP) {
            values.put("rtsp_transport", options.transport() == Transport.TCP ? "tcp" : "udp");
            values.put("allowed_media_types", "video");
        }
        if (kind == CameraUrl.Kind.DEVICE) {
            values.put("timestamps", "abs");
            values.putAll(options.url().deviceOptions());
        }
        if (options.live()) {
            values.put("analyzeduration", LIVE_ANALYSIS_MICROS);
            values.put("fpsprobesize", "0");
        }
        return values;
    }

    private @Nullable AVInputFormat inputFormat() throws VideoException {
        if (options.url().kind() != CameraUrl.Kind.DEVICE) {
            return null;
        }
        FfmpegSetup.checkDevices();
        return av_find_input_format("v4l2");
    }

    /** Reads the next packet of the video stream; returns FFmpeg's code, negative at the end. */
    int read(AVPacket packet) {
        deadline.within(options.readTimeout());
        return av_read_frame(context, packet);
    }

    boolean isOfVideo(AVPacket packet) {
        return packet.stream_index() == streamIndex;
    }

    /** To the last key frame at or before that time, as the container's index knows it. */
    boolean seek(Duration time) {
        deadline.within(options.readTimeout());
        long timestamp = rescale(time.toNanos(), timeBaseDenominator, timeBaseNumerator);
        return av_seek_frame(context, streamIndex, timestamp, AVSEEK_FLAG_BACKWARD) >= 0;
    }

    private static long rescale(long nanos, int denominator, int numerator) {
        return av_rescale(nanos, denominator, numerator * NANOS_PER_SECOND);
    }

    Duration timeOf(long timestamp) {
        return Duration.ofNanos(
                av_rescale(timestamp, timeBaseNumerator * NANOS_PER_SECOND, timeBaseDenominator));
    }

    AVStream stream() {
        if (stream == null) {
            throw new IllegalStateException("the video is not open");
        }
        return stream;
    }

    /** Such as {@code mov,mp4,m4a,3gp,3g2,mj2}. */
    String formatName() {
        return context.iformat().name().getString();
    }

    /** What the container says of when it was made. */
    Optional<Instant> creationTime() {
        AVDictionaryEntry entry = av_dict_get(context.metadata(), "creation_time", null, 0);
        if (entry == null || entry.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(entry.value().getString()));
        } catch (DateTimeException e) {
            // Free text in some containers: then it is no time.
            return Optional.empty();
        }
    }

    /**
     * Where the container says that the video ends, or all that it holds; what FFmpeg only guesses
     * is no statement.
     */
    @Nullable Duration statedEnd() {
        if (context.duration_estimation_method() != AVFMT_DURATION_FROM_STREAM) {
            return null;
        }
        AVStream video = stream();
        if (isKnown(video.duration())) {
            return timeOf(orZero(video.start_time()) + video.duration());
        }
        return isKnown(context.duration())
                ? Duration.of(orZero(context.start_time()) + context.duration(), ChronoUnit.MICROS)
                : null;
    }

    private static boolean isKnown(long duration) {
        return duration != AV_NOPTS_VALUE() && duration > 0;
    }

    private static long orZero(long start) {
        return start == AV_NOPTS_VALUE() ? 0 : start;
    }

    int check(int code, String what) throws VideoException {
        if (code < 0) {
            throw failure(code, what);
        }
        return code;
    }

    /** Puts a negative code of FFmpeg's into words. */
    VideoException failure(int code, String what) {
        String url = options.url().redacted();
        if (deadline.isCancelled()) {
            return new VideoException(VideoFailure.CANCELLED, url + " was given up");
        }
        if (deadline.hasExpired()) {
            return new VideoException(
                    VideoFailure.TIMEOUT,
                    url + " " + what + ": nothing came within the time limit");
        }
        String why = FfmpegErrors.describe(code);
        String said = FfmpegLog.takeLastError();
        return new VideoException(
                FfmpegErrors.classify(code),
                url + " " + what + ": " + why + (said.isEmpty() ? "" : " (" + said + ")"));
    }

    @Override
    public void close() {
        deadline.within(GOODBYE);
        avformat_close_input(context);
        Interrupts.forget(interruptNumber);
    }
}
