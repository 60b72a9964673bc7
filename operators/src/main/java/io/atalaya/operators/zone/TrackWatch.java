package io.atalaya.operators.zone;

import java.time.Instant;
import java.util.List;

/**
 * State: one track and how it stands to the zones it has been in and the lines it is seen against.
 *
 * @param lastSeen event time of the last frame that shows it
 * @param lastFrameId that frame
 */
public record TrackWatch(
        long trackId,
        String label,
        Instant lastSeen,
        String lastFrameId,
        List<ZoneVisit> visits,
        List<LinePassage> passages) {}
