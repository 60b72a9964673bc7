package io.atalaya.operators.zone;

import java.time.Instant;

/**
 * State: how one track stands to one zone.
 *
 * @param visit which visit this is, from 1, or how many there were while outside
 * @param since event time of the first frame of this visit, or of the last frame outside
 * @param dwellFrom event time from which the next dwell interval counts
 * @param pendingFrames frames in a row that say otherwise than {@code inside}
 * @param pendingSince event time of the first of them
 * @param pendingFrameId the first of them, empty when there are none
 */
public record ZoneVisit(
        String zoneId,
        boolean inside,
        int visit,
        Instant since,
        Instant dwellFrom,
        int pendingFrames,
        Instant pendingSince,
        String pendingFrameId) {

    static ZoneVisit outside(String zoneId, Instant at) {
        return new ZoneVisit(zoneId, false, 0, at, at, 0, at, "");
    }

    /** Inside, and the latest frame shows it so too. */
    boolean shown() {
        return inside && pendingFrames == 0;
    }

    ZoneVisit settled() {
        return pendingFrames == 0
                ? this
                : new ZoneVisit(zoneId, inside, visit, since, dwellFrom, 0, since, "");
    }

    ZoneVisit pending(Instant at, String frameId) {
        return pendingFrames > 0
                ? pending(pendingFrames + 1, pendingSince, pendingFrameId)
                : pending(1, at, frameId);
    }

    ZoneVisit turned() {
        int visits = inside ? visit : visit + 1;
        return new ZoneVisit(
                zoneId, !inside, visits, pendingSince, pendingSince, 0, pendingSince, "");
    }

    ZoneVisit dwelt(Instant until) {
        return new ZoneVisit(
                zoneId, inside, visit, since, until, pendingFrames, pendingSince, pendingFrameId);
    }

    private ZoneVisit pending(int frames, Instant at, String frameId) {
        return new ZoneVisit(zoneId, inside, visit, since, dwellFrom, frames, at, frameId);
    }
}
