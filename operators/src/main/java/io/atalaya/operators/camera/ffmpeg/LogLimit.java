package io.atalaya.operators.camera.ffmpeg;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Lets so many log lines through in each stretch of time. Safe for several threads. */
final class LogLimit {
    private final int lines;
    private final long windowNanos;
    private final LongSupplier nanoTime;
    private long windowStart;
    private int admitted;
    private long withheld;

    LogLimit(int lines, Duration window, LongSupplier nanoTime) {
        this.lines = lines;
        this.windowNanos = window.toNanos();
        this.nanoTime = nanoTime;
        this.windowStart = nanoTime.getAsLong();
    }

    /** How many lines were withheld since the last one let through; -1 to withhold this one too. */
    synchronized long admit() {
        long now = nanoTime.getAsLong();
        if (now - windowStart >= windowNanos) {
            windowStart = now;
            admitted = 0;
        }
        if (admitted >= lines) {
            withheld++;
            return -1;
        }
        admitted++;
        long count = withheld;
        withheld = 0;
        return count;
    }
}
