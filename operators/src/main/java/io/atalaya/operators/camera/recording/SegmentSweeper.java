package io.atalaya.operators.camera.recording;

import io.atalaya.operators.OffTaskThread;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks from time to time for abandoned segments, on a thread that may wait for the disk. */
public final class SegmentSweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentSweeper.class);
    private static final long EVERY_MINUTES = 10;

    private final AbandonedSegments segments;
    private final InstantSource clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(SegmentSweeper::sweeperThread);

    public SegmentSweeper(AbandonedSegments segments, InstantSource clock) {
        this.segments = segments;
        this.clock = clock;
    }

    private static Thread sweeperThread(Runnable work) {
        Thread thread = new Thread(work, "recording-sweeper");
        thread.setDaemon(true);
        return thread;
    }

    public void start() {
        // Nobody waits for it; it ends with the executor.
        var unused = thread.scheduleWithFixedDelay(this::sweep, 0, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    @OffTaskThread
    private void sweep() {
        try {
            int deleted = segments.delete(clock.instant());
            if (deleted > 0) {
                LOG.info("deleted {} files of cameras that are recorded no more", deleted);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("old segments cannot be deleted; trying again: {}", e.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
