package io.atalaya.operators.camera;

import io.atalaya.operators.camera.ffmpeg.VideoFrame;
import io.atalaya.operators.model.ClockSource;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a live camera's frames were captured: by the best clock there is, and always forward.
 *
 * <p>A camera whose clock is more than a minute off is wrong rather than late; joined with others'
 * times its frames would find nothing. Then the time of arrival is truer.
 */
final class LiveClock {
    private static final Duration FARTHEST = Duration.ofMinutes(1);
    private static final Duration STEP = Duration.ofNanos(1000);

    private final boolean device;
    private @Nullable Instant last;
    private ClockSource source = ClockSource.ARRIVAL;
    private @Nullable Duration distrusted;

    /**
     * @param device whether the frames' own times are those of a capture device's wall clock
     */
    LiveClock(boolean device) {
        this.device = device;
    }

    Instant capturedAt(VideoFrame frame) {
        Instant own = ownTime(frame);
        Instant time = frame.arrivedAt();
        source = ClockSource.ARRIVAL;
        if (own != null) {
            Duration distance = Duration.between(own, frame.arrivedAt());
            if (distance.abs().compareTo(FARTHEST) <= 0) {
                time = own;
                source = device ? ClockSource.DEVICE : ClockSource.RTCP_SENDER_REPORT;
            } else {
                distrusted = distance;
            }
        }
        if (last != null && !time.isAfter(last)) {
            time = last.plus(STEP);
        }
        last = time;
        return time;
    }

    private @Nullable Instant ownTime(VideoFrame frame) {
        if (!device) {
            return frame.sentAt();
        }
        Duration time = frame.time();
        return time == null ? null : Instant.EPOCH.plus(time);
    }

    /** Of the last frame. */
    ClockSource source() {
        return source;
    }

    /** By how much the camera's clock is behind ours, where that is too much to be believed. */
    @Nullable Duration distrusted() {
        return distrusted;
    }
}
