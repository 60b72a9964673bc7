package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One object followed over time by one camera.
 *
 * @param id counts the camera's tracks; never used again, also not after a restart
 * @param ageFrames frames since the track began
 * @param missedFrames frames since it was last seen, 0 while it is seen
 */
public record Track(
        long id, Instant firstSeen, Instant lastSeen, long ageFrames, int missedFrames) {
    public Track {
        requireNonNull(firstSeen, "firstSeen is null");
        requireNonNull(lastSeen, "lastSeen is null");
    }
}
