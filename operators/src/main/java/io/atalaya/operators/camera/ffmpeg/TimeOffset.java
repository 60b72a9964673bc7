package io.atalaya.operators.camera.ffmpeg;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From a video's own timeline to event time: the mean of a segment's frames, since times of arrival
 * flutter.
 */
final class TimeOffset {
    private @Nullable Instant reference;
    private long sumNanos;
    private long count;

    /** Another timeline. */
    void forget() {
        reference = null;
        begin();
    }

    /** Another segment of the same timeline. */
    void begin() {
        if (count > 0 && reference != null) {
            reference = reference.plusNanos(sumNanos / count);
        }
        sumNanos = 0;
        count = 0;
    }

    void sample(Instant capturedAt, Duration time) {
        Instant zero = capturedAt.minus(time);
        if (reference == null) {
            reference = zero;
        }
        sumNanos += Duration.between(reference, zero).toNanos();
        count++;
    }

    /** The event time of a moment; null where no frame has told. */
    @Nullable Instant apply(Duration time) {
        if (reference == null) {
            return null;
        }
        return reference.plusNanos(count == 0 ? 0 : sumNanos / count).plus(time);
    }
}
