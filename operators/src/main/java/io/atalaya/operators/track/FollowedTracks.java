package io.atalaya.operators.track;

import io.atalaya.operators.model.FrameInfo;
import java.time.Instant;
import java.util.List;

/**
 * State: what is followed in one camera's picture, in the order it was first seen.
 *
 * @param at event time of the frame for which the estimates hold
 * @param widthPx of that frame
 */
public record FollowedTracks(List<FollowedTrack> tracks, Instant at, int widthPx, int heightPx) {
    static FollowedTracks none() {
        return new FollowedTracks(List.of(), Instant.EPOCH, 0, 0);
    }

    static FollowedTracks in(FrameInfo frame, List<FollowedTrack> tracks) {
        return new FollowedTracks(tracks, frame.capturedAt(), frame.widthPx(), frame.heightPx());
    }

    boolean showsSamePictureAs(FrameInfo frame) {
        return widthPx == frame.widthPx() && heightPx == frame.heightPx();
    }
}
