package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One object entered, stayed in or left a zone, or crossed a line.
 *
 * @param zoneId the zone's or the line's name
 * @param frameId the frame it shows in first
 * @param visit counts this track's visits to this zone or its crossings of this line from 1; it
 *     tells a second visit from the first
 * @param at event time
 * @param dwellMillis time inside so far; 0 for a crossing
 * @param count objects of the label in the zone after the event, or crossings of the line in this
 *     direction so far
 */
public record ZoneEvent(
        String cameraId,
        String area,
        String zoneId,
        ZoneEventType type,
        CrossingDirection direction,
        String frameId,
        long trackId,
        String label,
        int visit,
        Instant at,
        long dwellMillis,
        long count) {
    public ZoneEvent {
        requireNonNull(cameraId, "cameraId is null");
        requireNonNull(area, "area is null");
        requireNonNull(zoneId, "zoneId is null");
        requireNonNull(type, "type is null");
        requireNonNull(direction, "direction is null");
        requireNonNull(frameId, "frameId is null");
        requireNonNull(label, "label is null");
        requireNonNull(at, "at is null");
    }
}
