package io.atalaya.operators.camera;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets at most so many frames a second through, by event time alone, so that a replay lets the same
 * ones through. Time is cut into equal stretches and the first frame of each passes: three of four
 * at 30 frames/s and a limit of 22.5, where a least distance would let only every second one pass.
 */
final class FrameRateLimit {
    private static final double NANOS_PER_SECOND = 1e9;
    // A frame on the border of two stretches belongs to the later one, however it was rounded.
    private static final double ROUNDING_NANOS = 500_000;

    private final @Nullable Double framesPerSecond;
    private long lastStretch = Long.MIN_VALUE;

    FrameRateLimit(@Nullable Double framesPerSecond) {
        this.framesPerSecond = framesPerSecond;
    }

    /** Goes on after a frame that passed. */
    void resume(@Nullable Duration lastPassed) {
        if (lastPassed != null) {
            lastStretch = stretchOf(lastPassed);
        }
    }

    boolean passes(Duration time) {
        if (framesPerSecond == null) {
            return true;
        }
        long stretch = stretchOf(time);
        if (stretch <= lastStretch) {
            return false;
        }
        lastStretch = stretch;
        return true;
    }

    private long stretchOf(Duration time) {
        double nanos = time.getSeconds() * NANOS_PER_SECOND + time.getNano();
        double rate = framesPerSecond == null ? 0 : framesPerSecond;
        return (long) Math.floor((nanos + ROUNDING_NANOS) * rate / NANOS_PER_SECOND);
    }
}
