package io.atalaya.operators.camera.virtual;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.OffTaskThread;
import io.atalaya.operators.camera.ffmpeg.VideoDecoder;
import io.atalaya.operators.camera.ffmpeg.VideoException;
import io.atalaya.operators.camera.ffmpeg.VideoFailure;
import io.atalaya.operators.camera.ffmpeg.VideoFrame;
import io.atalaya.operators.camera.ffmpeg.VideoOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One clip that plays again and again at its own frame rate. It shows its newest picture to whoever
 * looks: a viewer that is slow misses pictures and holds nobody up. While nobody looks it stands
 * still.
 *
 * <p>Threads: one of its own decodes; viewers come with theirs.
 */
@OffTaskThread
final class VirtualCamera implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VirtualCamera.class);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(5);

    // configuration
    private final String name;
    private final Path file;
    private final Thread player;

    // runtime, guarded by this
    private @Nullable Picture newest;
    private long numPictures;
    private int viewers;
    private boolean closed;
    private @Nullable VideoDecoder playing;

    /**
     * A picture on its way to the viewers.
     *
     * @param number grows from picture to picture
     */
    // Never compared, and never changed by whoever gets it.
    @SuppressWarnings("ArrayRecordComponent")
    record Picture(long number, byte[] jpeg) {}

    private VirtualCamera(String name, Path file) {
        this.name = requireNonNull(name, "name is null");
        this.file = requireNonNull(file, "file is null");
        this.player = new Thread(this::play, "virtual-camera-" + name);
        this.player.setDaemon(true);
    }

    /**
     * Looks whether the clip can be played, and starts it.
     *
     * @throws VideoException where it cannot
     */
    static VirtualCamera start(String name, Path file) throws VideoException {
        try (VideoDecoder video = new VideoDecoder(VideoOptions.file(file.toString()))) {
            video.open();
            if (video.next() == null) {
                throw new VideoException(
                        VideoFailure.UNDECODABLE, file + " holds no frame that can be decoded");
            }
        }
        var camera = new VirtualCamera(name, file);
        camera.player.start();
        return camera;
    }

    String name() {
        return name;
    }

    Path file() {
        return file;
    }

    /** Somebody looks from now on. */
    synchronized void enter() {
        viewers++;
        notifyAll();
    }

    synchronized void leave() {
        viewers--;
    }

    /**
     * Waits for a picture that is newer.
     *
     * @param seen the number of the one before, 0 at first
     * @return null when there will be no more
     */
    synchronized @Nullable Picture next(long seen) throws InterruptedException {
        while (!closed && (newest == null || newest.number() <= seen)) {
            wait();
        }
        return closed ? null : newest;
    }

    private void play() {
        try {
            while (awaitViewer()) {
                playOnce();
            }
        } catch (VideoException e) {
            if (e.failure() != VideoFailure.CANCELLED) {
                LOG.warn("camera={} ends: {}", name, e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    /** Whether there is one; false at the end. */
    private synchronized boolean awaitViewer() throws InterruptedException {
        while (!closed && viewers == 0) {
            wait();
        }
        return !closed;
    }

    private void playOnce() throws VideoException, InterruptedException {
        try (VideoDecoder video = new VideoDecoder(VideoOptions.file(file.toString()))) {
            begin(video);
            video.open();
            Duration interval = video.frameInterval();
            long dueNanos = System.nanoTime();
            VideoFrame frame = video.next();
            Duration last = frame == null ? null : frame.time();
            while (frame != null && awaitViewer()) {
                Duration step = step(last, frame.time(), interval);
                dueNanos = awaitDue(dueNanos, step);
                show(video.toJpeg());
                last = frame.time();
                frame = video.next();
            }
            // So that the last picture of one pass is not followed at once by the first of the
            // next.
            awaitDue(dueNanos, interval);
        }
    }

    private synchronized void begin(VideoDecoder video) {
        playing = video;
        if (closed) {
            video.cancel();
        }
    }

    private static Duration step(
            @Nullable Duration last, @Nullable Duration time, Duration interval) {
        Duration step = last == null || time == null ? interval : time.minus(last);
        return step.isNegative() ? interval : step;
    }

    /** Who was held up, as by a pause without viewers, goes on from now instead of hurrying. */
    private static long awaitDue(long lastNanos, Duration step) throws InterruptedException {
        long now = System.nanoTime();
        long due = lastNanos + step.toNanos();
        if (due - now <= 0) {
            return now;
        }
        TimeUnit.NANOSECONDS.sleep(due - now);
        return due;
    }

    private synchronized void show(byte[] jpeg) {
        newest = new Picture(++numPictures, jpeg);
        notifyAll();
    }

    private synchronized void end() {
        closed = true;
        playing = null;
        notifyAll();
    }

    /** The viewers are told that there is no more. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (playing != null) {
                playing.cancel();
            }
            notifyAll();
        }
        try {
            player.join(PATIENCE_AT_CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
