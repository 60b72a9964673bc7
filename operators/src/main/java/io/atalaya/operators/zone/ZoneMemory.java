package io.atalaya.operators.zone;

import java.util.List;

/**
 * State: what is known of one camera between two frames.
 *
 * @param tracks those not ended, in the order they were first seen
 * @param lineCounts at most one for each line, label and direction
 */
public record ZoneMemory(List<TrackWatch> tracks, List<LineCount> lineCounts) {
    /** Of a camera whose first frame is still to come. */
    public static ZoneMemory empty() {
        return new ZoneMemory(List.of(), List.of());
    }
}
