package io.atalaya.operators.track;

/**
 * What is known of one camera between two frames.
 *
 * @param lastId the last id that was given out
 * @param followed what is being followed now
 */
public record TrackerMemory(long lastId, FollowedTracks followed) {
    /** Of a camera whose first frame is still to come. */
    public static TrackerMemory empty() {
        return new TrackerMemory(FollowedTrack.UNCONFIRMED, FollowedTracks.none());
    }
}
