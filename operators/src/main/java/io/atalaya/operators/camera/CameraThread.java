package io.atalaya.operators.camera;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that touches a camera's decoder. */
final class CameraThread {
    private static final Logger LOG = LoggerFactory.getLogger(CameraThread.class);
    // Looking up a name in DNS is the one wait inside FFmpeg that cannot be ended.
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

    private final String cameraId;
    private final CurrentVideo video;
    private final FrameSlot slot;
    private final Thread thread;

    CameraThread(String cameraId, CameraWork work, CurrentVideo video, FrameSlot slot) {
        this.cameraId = cameraId;
        this.video = video;
        this.slot = slot;
        this.thread = new Thread(() -> work(work), "camera-" + cameraId);
        thread.setDaemon(true);
    }

    // It has no caller to throw to: what must not happen is handed to the task.
    private void work(CameraWork work) {
        try {
            work.run();
            slot.finish();
        } catch (InterruptedException e) {
            // The only one who interrupts is stop(): the thread ends.
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            slot.finish(e);
        }
    }

    void start() {
        thread.start();
    }

    /** Ends whatever the thread waits for; idempotent. */
    void stop() {
        video.stop();
        thread.interrupt();
        slot.close();
    }

    void join() throws InterruptedException {
        thread.join(LONGEST_FAREWELL.toMillis());
        if (thread.isAlive()) {
            LOG.warn("camera={}: its thread does not end; it is left to itself", cameraId);
        }
    }
}
