package io.atalaya.operators.camera.ffmpeg;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.picture.ColourOrder;
import io.atalaya.operators.picture.Fit;
import io.atalaya.operators.picture.PackedPicture;
import io.atalaya.operators.picture.Picture;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.PicturePool;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of single moments of a video, earlier ones first, in one pass. What lies between
 * them is decoded only as far as they need it: at a camera's usual distance of key frames that is
 * most of the cost.
 *
 * <pre>{@code
 * try (Stills stills = new Stills(segment)) {
 *     PackedPicture first = stills.at(Duration.ofMillis(400));
 *     PackedPicture second = stills.at(Duration.ofMillis(1900));
 * }
 * }</pre>
 */
public final class Stills implements AutoCloseable {
    /** Farther behind the last frame it would be a picture of something else. */
    private static final Duration FARTHEST = Duration.ofSeconds(1);

    private final Path file;
    private @Nullable VideoDecoder video;
    private @Nullable VideoFrame frame;
    private @Nullable PicturePool pool;
    private @Nullable PictureFormat format;
    private @Nullable PackedPicture last;
    private Duration shown = Duration.ZERO;
    private Duration halfInterval = Duration.ZERO;

    /** Of that file, which is opened when it is first asked. */
    public Stills(Path file) {
        this.file = requireNonNull(file, "file is null");
    }

    /**
     * The frame nearest to a time, which may lie just behind the last one.
     *
     * @param time not before the one that was asked for before
     */
    public PackedPicture at(Duration time) throws VideoException {
        if (last == null && forwardTo(time)) {
            return picture();
        }
        if (last == null) {
            last = readLast();
        }
        if (shown.plus(FARTHEST).compareTo(time) < 0) {
            throw new VideoException(
                    VideoFailure.NOT_FOUND, "the recording has no picture of the moment");
        }
        return last;
    }

    /** False when the video ends before. */
    private boolean forwardTo(Duration time) throws VideoException {
        VideoDecoder decoder = opened();
        Duration earliest = time.minus(halfInterval);
        decoder.skimUntil(earliest);
        while (frame == null || shown.compareTo(earliest) < 0) {
            frame = decoder.next();
            if (frame == null) {
                return false;
            }
            follow(frame);
        }
        return true;
    }

    private void follow(VideoFrame next) {
        if (next.time() != null) {
            shown = next.time();
        }
    }

    /** Some of the last frames may have been passed over: they are read again. */
    private PackedPicture readLast() throws VideoException {
        Duration from = shown;
        close();
        VideoDecoder decoder = opened();
        decoder.skimUntil(from);
        PackedPicture newest = null;
        for (frame = decoder.next(); frame != null; frame = decoder.next()) {
            follow(frame);
            newest = shown.compareTo(from) < 0 ? newest : picture();
        }
        if (newest == null) {
            throw new VideoException(VideoFailure.NOT_FOUND, file + " has no picture");
        }
        return newest;
    }

    private PackedPicture picture() throws VideoException {
        VideoFrame present = requireNonNull(frame);
        PictureFormat wanted =
                new PictureFormat(
                        present.widthPx(), present.heightPx(), ColourOrder.BGR, Fit.STRETCH, 0);
        PicturePool fitting = pool;
        if (fitting == null || !wanted.equals(format)) {
            fitting = new PicturePool(wanted);
            pool = fitting;
            format = wanted;
        }
        try (Picture picture = opened().scaleTo(wanted, fitting)) {
            return PackedPicture.copyOf(picture);
        }
    }

    private VideoDecoder opened() throws VideoException {
        VideoDecoder open = video;
        if (open == null) {
            open = new VideoDecoder(VideoOptions.file(file.toString()));
            video = open;
            open.open();
            halfInterval = open.frameInterval().dividedBy(2);
        }
        return open;
    }

    @Override
    public void close() {
        if (video != null) {
            video.close();
            video = null;
        }
        frame = null;
    }
}
