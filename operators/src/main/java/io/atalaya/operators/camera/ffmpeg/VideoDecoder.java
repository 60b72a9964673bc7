package io.atalaya.operators.camera.ffmpeg;

import static java.util.Objects.requireNonNull;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import io.atalaya.operators.picture.Picture;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.PicturePool;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one video, frame by frame, and scales the frames that are wanted. No call hangs: each has
 * a time limit, and {@link #cancel} ends it from another thread.
 *
 * <pre>{@code
 * try (VideoDecoder video = new VideoDecoder(VideoOptions.file("door.mp4"))) {
 *     video.open();
 *     while (video.next() != null) {
 *         try (Picture picture = video.scaleTo(format, pool)) { ... }
 *     }
 * }
 * }</pre>
 *
 * <p>Threads: all but {@link #cancel} belong to the one thread that called {@link #open}.
 */
public final class VideoDecoder implements AutoCloseable {
    private static final Duration USUAL_INTERVAL = Duration.ofMillis(40);
    // A live stream whose packets never become a picture is as useless as a silent one.
    private static final Duration LONGEST_WITHOUT_PICTURE = Duration.ofSeconds(30);
    // A decoder that is being emptied must not report one broken packet for ever.
    private static final int MOST_ERRORS_AT_END = 1000;
    // AV_FRAME_FLAG_KEY of libavutil/frame.h, which the presets leave out.
    private static final int KEY_FRAME_FLAG = 1 << 1;

    // configuration
    private final VideoOptions options;

    // runtime
    private final Deadline deadline = new Deadline();
    private final SenderClock senderClock = new SenderClock();
    private final PictureScaler scaler = new PictureScaler();
    private @Nullable Opened opened;
    private @Nullable FrameJpeg jpeg;
    private @Nullable PacketSegmenter recorder;
    private long nextIndex;
    private long decodeErrors;
    private boolean draining;
    private int errorsAtEnd;
    private @Nullable VideoException readFailure;
    private Instant packetArrivedAt = Instant.EPOCH;
    private @Nullable Duration skimmedUntil;

    public VideoDecoder(VideoOptions options) {
        this.options = requireNonNull(options, "options is null");
    }

    /** What exists from opening to closing. */
    private record Opened(VideoInput input, DecoderChoice decoder, AVPacket packet, AVFrame frame) {
        AVCodecContext context() {
            return decoder.context();
        }
    }

    /** Has every packet kept; before the video opens. */
    public void record(PacketSegmenter segmenter) {
        recorder = segmenter;
    }

    /** Opens the video and its decoder, within the connect timeout. */
    public void open() throws VideoException {
        if (opened != null) {
            throw new IllegalStateException("a video is opened once");
        }
        FfmpegSetup.check();
        FfmpegLog.enter(options.url());
        VideoInput input = new VideoInput(options, deadline);
        try {
            input.open();
            DecoderChoice decoder = DecoderChoice.open(input, options);
            opened = new Opened(input, decoder, av_packet_alloc(), av_frame_alloc());
            if (recorder != null) {
                recorder.opened(input.stream(), decoder.context());
            }
        } finally {
            if (opened == null) {
                input.close();
            }
        }
    }

    /**
     * Decodes the next frame; null at the end. Packets that cannot be decoded are passed over and
     * counted.
     */
    public @Nullable VideoFrame next() throws VideoException {
        Opened video = opened();
        long givenUpNanos = System.nanoTime() + LONGEST_WITHOUT_PICTURE.toNanos();
        while (true) {
            int result = avcodec_receive_frame(video.context(), video.frame());
            if (result >= 0) {
                return describe(video);
            }
            if (result == AVERROR_EOF() || errorsAtEnd > MOST_ERRORS_AT_END) {
                return end();
            }
            if (result != AVERROR_EAGAIN()) {
                countError();
            }
            if (!draining) {
                feed(video);
            }
            checkPatience(video.input(), givenUpNanos);
        }
    }

    private void countError() {
        decodeErrors++;
        errorsAtEnd += draining ? 1 : 0;
    }

    private @Nullable VideoFrame end() throws VideoException {
        if (readFailure != null) {
            throw readFailure;
        }
        return null;
    }

    private void checkPatience(VideoInput input, long givenUpNanos) throws VideoException {
        if (deadline.isCancelled()) {
            throw input.failure(0, "");
        }
        if (options.live() && System.nanoTime() - givenUpNanos >= 0) {
            throw new VideoException(
                    VideoFailure.UNDECODABLE,
                    options.url().redacted()
                            + " sends packets that do not become a picture; check its codec");
        }
    }

    private void feed(Opened video) throws VideoException {
        AVPacket packet = video.packet();
        int result = video.input().read(packet);
        if (deadline.isCancelled()) {
            // What was read may be half a packet.
            av_packet_unref(packet);
            throw video.input().failure(result, "");
        }
        if (result < 0) {
            drain(video, result);
            return;
        }
        if (video.input().isOfVideo(packet)) {
            packetArrivedAt = Instant.now();
            senderClock.observe(packet, timeOf(video.input(), packet.pts()));
            if (recorder != null) {
                recorder.received(packet, packetArrivedAt);
            }
            skim(video, packet);
            if (avcodec_send_packet(video.context(), packet) < 0) {
                countError();
            }
        }
        av_packet_unref(packet);
    }

    private void skim(Opened video, AVPacket packet) {
        Duration until = skimmedUntil;
        if (until != null) {
            Duration time = timeOf(video.input(), packet.pts());
            boolean early = time != null && time.compareTo(until) < 0;
            video.context().skip_frame(early ? AVDISCARD_NONREF : AVDISCARD_DEFAULT);
        }
    }

    /**
     * From now on frames before that time are decoded only where others need them, so not all of
     * them come out.
     */
    public void skimUntil(Duration time) {
        skimmedUntil = requireNonNull(time, "time is null");
    }

    /** No more packets: what the decoder still holds comes out, then the reason is told. */
    private void drain(Opened video, int result) throws VideoException {
        if (result != AVERROR_EOF()) {
            readFailure = video.input().failure(result, "cannot be read on");
            if (options.live()) {
                throw readFailure;
            }
        }
        draining = true;
        avcodec_send_packet(video.context(), null);
    }

    private VideoFrame describe(Opened video) {
        AVFrame frame = video.frame();
        Duration time = timeOf(video.input(), frame.best_effort_timestamp());
        Orientation orientation = Orientation.of(frame);
        return new VideoFrame(
                nextIndex++,
                time,
                orientation.widthPx(frame.width(), frame.height()),
                orientation.heightPx(frame.width(), frame.height()),
                (frame.flags() & KEY_FRAME_FLAG) != 0,
                packetArrivedAt,
                senderClock.timeOf(time));
    }

    private static @Nullable Duration timeOf(VideoInput input, long timestamp) {
        return timestamp == AV_NOPTS_VALUE() ? null : input.timeOf(timestamp);
    }

    /**
     * The last frame from {@link #next} in one pass from the decoder's own pixels to the format,
     * upright.
     *
     * @param pool of that format, for this decoder alone: which of its buffers have their padding
     *     is remembered here
     */
    public Picture scaleTo(PictureFormat format, PicturePool pool) throws VideoException {
        return scaler.scale(opened().frame(), format, pool);
    }

    /** The last frame from {@link #next} as a JPEG of its own size, upright. */
    public byte[] toJpeg() throws VideoException {
        FrameJpeg encoder = jpeg;
        if (encoder == null) {
            encoder = new FrameJpeg();
            jpeg = encoder;
        }
        return encoder.encode(opened().frame());
    }

    /**
     * Goes to a key frame at or before that time; the next frame is one from there on.
     *
     * @return whether the container could do it; if not, the decoder is of no more use
     */
    public boolean seek(Duration time) {
        Opened video = opened();
        if (!video.input().seek(time)) {
            return false;
        }
        avcodec_flush_buffers(video.context());
        draining = false;
        readFailure = null;
        nextIndex = 0;
        return true;
    }

    /**
     * Whether a seek leads to exactly what its index says: so in MP4 and Matroska. Elsewhere
     * timestamps are partly guessed from the packets before.
     */
    public boolean seeksExactly() {
        String format = opened().input().formatName();
        return format.contains("mp4") || format.contains("matroska");
    }

    /** Ends whatever call is under way, and all later ones; from any thread. */
    public void cancel() {
        deadline.cancel();
    }

    /** When the container says that it was made. */
    public Optional<Instant> creationTime() {
        return opened().input().creationTime();
    }

    /**
     * Where the container says that the video ends, on its own timeline; null where it does not.
     */
    public @Nullable Duration statedEnd() {
        return opened().input().statedEnd();
    }

    /** From one frame to the next, on average. */
    public Duration frameInterval() {
        AVRational rate = opened().input().stream().avg_frame_rate();
        return rate.num() <= 0 || rate.den() <= 0
                ? USUAL_INTERVAL
                : Duration.ofNanos(1_000_000_000L * rate.den() / rate.num());
    }

    /** FFmpeg's name of the decoder, such as {@code h264} or {@code h264_cuvid}. */
    public String decoderName() {
        return opened().decoder().name();
    }

    /** Why the CPU decodes although hardware was asked for. */
    public Optional<String> fallbackReason() {
        return Optional.ofNullable(opened().decoder().fallbackReason());
    }

    /** Packets so far that could not be decoded. */
    public long decodeErrors() {
        return decodeErrors;
    }

    private Opened opened() {
        if (opened == null) {
            throw new IllegalStateException("the video is not open");
        }
        return opened;
    }

    @Override
    public void close() {
        Opened video = opened;
        opened = null;
        scaler.close();
        if (jpeg != null) {
            jpeg.close();
            jpeg = null;
        }
        if (recorder != null) {
            recorder.end();
        }
        if (video != null) {
            av_frame_free(video.frame());
            av_packet_free(video.packet());
            avcodec_free_context(video.context());
            video.input().close();
        }
    }
}
