package io.atalaya.operators.camera;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a file's frames lie in time: as their timestamps say, but always forward. A file whose
 * first timestamp is 10 s has its first frame at 10 s.
 */
final class Timeline {
    /** Why a frame does not lie where its timestamp says. */
    enum Correction {
        /** It does. */
        NONE,
        /** It has no timestamp: one average frame after the one before. */
        MISSING,
        /** It is a little earlier than the one before, or as early: just after it. */
        BACKWARD,
        /** It is far earlier: a new beginning, and all that follow are shifted with it. */
        RESTART
    }

    private static final Duration SMALL = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofMillis(1);

    private final Duration interval;
    private @Nullable Duration last;
    private Duration shift;
    private boolean joining;
    private Correction correction = Correction.NONE;

    /**
     * @param interval from frame to frame, on average
     */
    Timeline(CameraPosition position, Duration interval) {
        this.interval = interval;
        this.last = position.lastTime();
        this.shift = position.shift();
        this.joining = position.passFrames() == 0 && last != null;
    }

    /** The frame's place; call once for each frame, in order. */
    Duration place(@Nullable Duration videoTime) {
        correction = Correction.NONE;
        Duration time = last == null ? first(videoTime) : after(last, videoTime);
        last = time;
        return time;
    }

    private Duration first(@Nullable Duration videoTime) {
        if (videoTime == null) {
            correction = Correction.MISSING;
            return shift;
        }
        return videoTime.plus(shift);
    }

    private Duration after(Duration previous, @Nullable Duration videoTime) {
        if (videoTime == null) {
            correction = Correction.MISSING;
            return previous.plus(interval);
        }
        if (joining) {
            joining = false;
            shift = previous.plus(interval).minus(videoTime);
        }
        Duration time = videoTime.plus(shift);
        if (time.compareTo(previous) > 0) {
            return time;
        }
        if (previous.minus(time).compareTo(SMALL) <= 0) {
            correction = Correction.BACKWARD;
            return previous.plus(STEP);
        }
        correction = Correction.RESTART;
        shift = shift.plus(previous.plus(interval).minus(time));
        return previous.plus(interval);
    }

    Duration shift() {
        return shift;
    }

    /** Of the last frame placed. */
    Correction correction() {
        return correction;
    }
}
