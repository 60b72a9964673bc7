package io.atalaya.operators.camera;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a camera was read: all that is needed to go on with exactly the next frame.
 *
 * @param streamEpoch of the next frame
 * @param nextSequence of the next frame decoded
 * @param passFrames frames decoded since the file was opened, for this time round
 * @param lastVideoTime of the last frame on the video's own timeline; null where it had none
 * @param lastTime where the last frame lies on the camera's timeline; null before the first
 * @param shift from the video's own timeline to the camera's
 */
public record CameraPosition(
        int streamEpoch,
        long nextSequence,
        long passFrames,
        @Nullable Duration lastVideoTime,
        @Nullable Duration lastTime,
        Duration shift) {
    public CameraPosition {
        requireNonNull(shift, "shift is null");
    }

    /** Before the first frame. */
    public static CameraPosition start() {
        return new CameraPosition(0, 0, 0, null, null, Duration.ZERO);
    }

    /** At the beginning of the file again, with the timeline going on. */
    CameraPosition nextPass() {
        return new CameraPosition(streamEpoch + 1, nextSequence, 0, null, lastTime, shift);
    }
}
