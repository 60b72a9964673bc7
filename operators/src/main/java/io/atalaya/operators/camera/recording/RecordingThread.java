package io.atalaya.operators.camera.recording;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where one camera's recording waits for the disk, so that nobody else does. Bounded. */
final class RecordingThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingThread.class);
    private static final Duration PATIENCE_OF_FILES = Duration.ofSeconds(10);
    private static final Duration TIDY_EVERY = Duration.ofSeconds(10);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

    private final BlockingQueue<Runnable> queue;
    private final Runnable tidy;
    private final Thread thread;
    private volatile boolean closing;

    /**
     * @param capacity how many tasks may wait
     * @param tidy done from time to time
     */
    RecordingThread(String cameraId, int capacity, Runnable tidy) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.tidy = tidy;
        this.thread = new Thread(this::work, "recording-" + cameraId);
        thread.setDaemon(true);
    }

    /** A camera waits for nobody; a recording that is read waits, but not for a disk that hangs. */
    static Duration patience(boolean live) {
        return live ? Duration.ZERO : PATIENCE_OF_FILES;
    }

    void start() {
        thread.start();
    }

    /**
     * False where too much waits already.
     *
     * @param patience how long to wait for room
     */
    boolean offer(Runnable task, Duration patience) {
        if (closing) {
            return false;
        }
        // First without waiting, which a thread that was interrupted cannot: its last is kept too.
        if (queue.offer(task)) {
            return true;
        }
        try {
            return queue.offer(task, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void work() {
        try {
            long tidied = System.nanoTime();
            while (!closing || !queue.isEmpty()) {
                Runnable task = queue.poll(closing ? 0 : 1, TimeUnit.SECONDS);
                if (task != null) {
                    run(task);
                }
                if (System.nanoTime() - tidied > TIDY_EVERY.toNanos()) {
                    run(tidy);
                    tidied = System.nanoTime();
                }
            }
        } catch (InterruptedException e) {
            // Only close() interrupts, when the disk takes too long: what waits is given up.
            Thread.currentThread().interrupt();
        }
    }

    // A mistake in one segment must not end the recording of all later ones.
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a recording failed", e);
        }
    }

    /**
     * Waits until all is done that was offered, but not for ever.
     *
     * @param last done after all others
     */
    void close(Runnable last) {
        boolean taken = offer(last, LONGEST_FAREWELL);
        closing = true;
        try {
            thread.join(LONGEST_FAREWELL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive() || !taken) {
            LOG.warn("{} does not end in time; what waits is not recorded", thread.getName());
            thread.interrupt();
        }
    }

    @Override
    public void close() {
        close(() -> {});
    }
}
