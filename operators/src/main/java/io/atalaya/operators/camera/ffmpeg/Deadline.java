package io.atalaya.operators.camera.ffmpeg;

import java.time.Duration;

/**
 * Ends a call into FFmpeg that takes too long or is no longer wanted. The decoding thread sets it;
 * any thread may cancel.
 */
final class Deadline {
    private volatile long endNanos;
    private volatile boolean limited;
    private volatile boolean cancelled;
    private volatile boolean expired;

    void within(Duration limit) {
        expired = false;
        endNanos = System.nanoTime() + limit.toNanos();
        limited = true;
    }

    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Whether the limit, rather than a cancellation, ended the last call. */
    boolean hasExpired() {
        return expired;
    }

    /** Asked by FFmpeg wherever it waits. */
    boolean mustStop() {
        if (limited && System.nanoTime() - endNanos >= 0) {
            expired = true;
        }
        return cancelled || expired;
    }
}
