package io.atalaya.operators.camera.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a clip out of segments, without decoding: from the last key frame at or before its beginning
 * to its end. It plays in browsers where the segments' codec does.
 */
public final class ClipCutter implements AutoCloseable {
    private static final int CLOCK = 90_000;

    static {
        FfmpegSetup.require();
    }

    private final Instant from;
    private final Instant to;
    private final Path target;
    private final AVRational clock = new AVRational().num(1).den(CLOCK);
    private final AVPacket packet = av_packet_alloc();
    private @Nullable Mp4Muxer muxer;
    private Shape shape = new Shape(0, 0, 0);
    private Instant zero = Instant.EPOCH;
    private Instant written = Instant.MIN;
    private @Nullable Instant firstShown;

    private record Shape(int codec, int width, int height) {
        static Shape of(AVCodecParameters parameters) {
            return new Shape(parameters.codec_id(), parameters.width(), parameters.height());
        }
    }

    /**
     * A segment's file.
     *
     * @param start the event time of its zero
     */
    public record Source(Path file, Instant start) {}

    private ClipCutter(Instant from, Instant to, Path target) {
        this.from = from;
        this.to = to;
        this.target = target;
    }

    /**
     * Writes the clip.
     *
     * @param segments in their order
     * @return the event time of its first picture
     */
    public static Instant cut(List<Source> segments, Instant from, Instant to, Path target)
            throws VideoException {
        try (ClipCutter cutter = new ClipCutter(from, to, target)) {
            for (int i = 0; i < segments.size(); i++) {
                boolean before =
                        i + 1 < segments.size() && !segments.get(i + 1).start().isAfter(from);
                if (!before) {
                    cutter.add(segments.get(i));
                }
            }
            return cutter.finish();
        }
    }

    private void add(Source segment) throws VideoException {
        Instant begin = muxer == null ? lastKeyBefore(segment) : written;
        try (VideoInput input = open(segment)) {
            AVCodecParameters parameters = input.stream().codecpar();
            if (muxer == null) {
                muxer = Mp4Muxer.toFile(target, parameters, clock);
                shape = Shape.of(parameters);
                zero = begin;
            } else if (!shape.equals(Shape.of(parameters))) {
                // A browser plays one size and codec in a file; the rest would be no picture.
                return;
            }
            while (input.read(packet) >= 0) {
                copy(input, segment, begin);
                av_packet_unref(packet);
            }
        }
    }

    private void copy(VideoInput input, Source segment, Instant begin) throws VideoException {
        Instant at = segment.start().plus(input.timeOf(packet.dts()));
        Mp4Muxer file = muxer;
        // Segments of a camera that was read again may overlap.
        boolean there = at.isBefore(begin) || !at.isAfter(written);
        if (file == null || !input.isOfVideo(packet) || there || at.isAfter(to)) {
            return;
        }
        Instant shown = segment.start().plus(input.timeOf(packet.pts()));
        if (firstShown == null) {
            firstShown = shown;
        }
        file.write(packet, ticks(shown), ticks(at));
        written = at;
    }

    private long ticks(Instant at) {
        return Duration.between(zero, at).toNanos() * (CLOCK / 1000) / 1_000_000;
    }

    private Instant lastKeyBefore(Source segment) throws VideoException {
        Instant last = null;
        try (VideoInput input = open(segment)) {
            while (input.read(packet) >= 0) {
                Instant at = segment.start().plus(input.timeOf(packet.dts()));
                boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
                av_packet_unref(packet);
                if (key && (last == null || !at.isAfter(from))) {
                    last = at;
                }
                if (last != null && at.isAfter(from)) {
                    break;
                }
            }
        }
        return last == null ? segment.start() : last;
    }

    private static VideoInput open(Source segment) throws VideoException {
        VideoInput input =
                new VideoInput(VideoOptions.file(segment.file().toString()), new Deadline());
        boolean ready = false;
        try {
            input.openToCopy();
            ready = true;
            return input;
        } finally {
            if (!ready) {
                input.close();
            }
        }
    }

    private Instant finish() throws VideoException {
        if (muxer == null || firstShown == null) {
            throw new VideoException(
                    VideoFailure.NOT_FOUND, "nothing was recorded from " + from + " to " + to);
        }
        byte[] unused = muxer.finish();
        return firstShown;
    }

    @Override
    public void close() {
        if (muxer != null) {
            muxer.close();
            muxer = null;
        }
        av_packet_free(packet);
        clock.close();
    }
}
