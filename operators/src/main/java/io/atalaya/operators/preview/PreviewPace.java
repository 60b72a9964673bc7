package io.atalaya.operators.preview;

/** When the next preview is due, by a clock of nanoseconds. */
final class PreviewPace {
    private static final double NANOS_PER_SECOND = 1e9;

    private final long intervalNanos;
    private boolean begun;
    private long dueNanos;

    PreviewPace(double framesPerSecond) {
        this.intervalNanos = (long) (NANOS_PER_SECOND / framesPerSecond);
    }

    /** Whether the frame of this moment is to be one; it then counts as such. */
    boolean isDue(long nowNanos) {
        if (begun && nowNanos - dueNanos < 0) {
            return false;
        }
        // By the clock and not by the last one, so that the rate is not rounded to whole frames;
        // what was missed in a pause is not made up for.
        boolean late = !begun || nowNanos - dueNanos >= intervalNanos;
        dueNanos = (late ? nowNanos : dueNanos) + intervalNanos;
        begun = true;
        return true;
    }
}
