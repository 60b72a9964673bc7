package io.atalaya.operators.camera.ffmpeg;

import static java.util.Objects.requireNonNull;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.time.Duration;
import java.time.Instant;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a camera's packets as they come, cut into segments at its key frames. Give it to a {@link
 * VideoDecoder} before it opens, and tell it when the decoded frames were captured: that is how
 * packets get their event time.
 *
 * <p>Threads: the camera's, as the decoder's. It never waits.
 */
public final class PacketSegmenter {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Between two packets; more is another stretch of time. */
    private static final Duration LONGEST_GAP = Duration.ofSeconds(10);

    /** A camera without key frames must not fill the memory. */
    private static final long MOST_BYTES = 64L << 20;

    // configuration
    private final Duration leastLength;
    private final SegmentListener listener;

    // runtime
    private final TimeOffset offset = new TimeOffset();
    private @Nullable AVStream stream;
    private @Nullable AVCodecContext decoder;
    private @Nullable Mp4Muxer muxer;
    private long zero;
    private long last;
    private long lastDuration;
    private @Nullable Instant firstArrival;
    private boolean refused;

    /**
     * @param leastLength of a segment; it ends with the first key frame after
     */
    public PacketSegmenter(Duration leastLength, SegmentListener listener) {
        this.leastLength = requireNonNull(leastLength, "leastLength is null");
        this.listener = requireNonNull(listener, "listener is null");
    }

    /** A connection was made; the stream and its decoder are valid until {@link #end}. */
    void opened(AVStream opened, AVCodecContext itsDecoder) {
        end();
        stream = opened;
        decoder = itsDecoder;
        firstArrival = null;
        refused = false;
        offset.forget();
    }

    void received(AVPacket packet, Instant arrivedAt) {
        AVStream from = stream;
        if (from == null || refused || packet.size() == 0) {
            return;
        }
        try {
            keep(from, packet, dts(packet, arrivedAt));
        } catch (VideoException e) {
            refused = true;
            drop();
            listener.unrecordable(e.getMessage());
        }
    }

    private void keep(AVStream from, AVPacket packet, long dts) throws VideoException {
        boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
        if (muxer != null && mustEnd(key, dts)) {
            finishSegment();
        }
        if (muxer == null) {
            if (!key) {
                return;
            }
            muxer = openMuxer(from);
            if (muxer == null) {
                return;
            }
            zero = dts;
            offset.begin();
        }
        long pts = packet.pts() == AV_NOPTS_VALUE() ? dts : packet.pts();
        muxer.write(packet, pts - zero, dts - zero);
        last = Math.max(dts, last);
        lastDuration = Math.max(0, packet.duration());
    }

    /** Null before the first picture of a stream that does not say how large its pictures are. */
    private @Nullable Mp4Muxer openMuxer(AVStream from) throws VideoException {
        AVCodecContext known = requireNonNull(decoder);
        AVCodecParameters parameters = avcodec_parameters_alloc();
        try {
            Mp4Muxer.check(avcodec_parameters_copy(parameters, from.codecpar()));
            if (known.width() > 0) {
                parameters.width(known.width());
                parameters.height(known.height());
            }
            return parameters.width() == 0 ? null : Mp4Muxer.inMemory(parameters, from.time_base());
        } finally {
            avcodec_parameters_free(parameters);
        }
    }

    private boolean mustEnd(boolean key, long dts) {
        Duration since = timeOf(dts - last);
        boolean jump = since.isNegative() || since.compareTo(LONGEST_GAP) > 0;
        boolean enough = key && timeOf(dts - zero).compareTo(leastLength) >= 0;
        return jump || enough || (muxer != null && muxer.bytes() > MOST_BYTES);
    }

    /** Where the camera says nothing of time, packets have that of their arrival. */
    private long dts(AVPacket packet, Instant arrivedAt) {
        if (packet.dts() != AV_NOPTS_VALUE()) {
            return packet.dts();
        }
        if (packet.pts() != AV_NOPTS_VALUE()) {
            return packet.pts();
        }
        if (firstArrival == null) {
            firstArrival = arrivedAt;
        }
        AVRational base = requireNonNull(stream).time_base();
        double seconds = Duration.between(firstArrival, arrivedAt).toNanos() / 1e9;
        return Math.round(seconds * base.den() / base.num());
    }

    /**
     * A frame was decoded.
     *
     * @param time on the video's own timeline, null where it has none
     */
    public void frameAt(@Nullable Duration time, Instant capturedAt) {
        if (muxer != null) {
            offset.sample(capturedAt, time == null ? timeOf(last) : time);
        }
    }

    private Duration timeOf(long timestamp) {
        AVRational base = requireNonNull(stream).time_base();
        // In two steps, so that neither years nor fine time bases overflow.
        long whole = Math.floorDiv(timestamp * base.num(), base.den());
        long rest = Math.floorMod(timestamp * base.num(), (long) base.den());
        return Duration.ofSeconds(whole, rest * NANOS_PER_SECOND / base.den());
    }

    /** The stream is over; what there is of a segment is one. */
    void end() {
        try {
            if (muxer != null) {
                finishSegment();
            }
        } catch (VideoException e) {
            listener.unrecordable(e.getMessage());
        } finally {
            drop();
            stream = null;
            decoder = null;
        }
    }

    private void finishSegment() throws VideoException {
        Mp4Muxer full = requireNonNull(muxer);
        byte[] mp4 = full.finish();
        Instant start = offset.apply(timeOf(zero));
        Duration length = timeOf(last + lastDuration - zero);
        drop();
        // Of packets that never became a frame nobody knows when they were.
        if (start != null) {
            listener.segment(new EncodedSegment(start, length, mp4));
        }
    }

    private void drop() {
        if (muxer != null) {
            muxer.close();
            muxer = null;
        }
        last = Long.MIN_VALUE;
        lastDuration = 0;
    }
}
