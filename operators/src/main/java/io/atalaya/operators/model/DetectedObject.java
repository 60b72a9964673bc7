package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A detection with what later stages found out about it.
 *
 * @param track null until the tracker has seen it, and for what the tracker does not follow
 * @param zones the zones it is in, empty until the zone stage has seen it
 */
public record DetectedObject(Detection detection, @Nullable Track track, List<ZonePresence> zones) {
    public DetectedObject {
        requireNonNull(detection, "detection is null");
        requireNonNull(zones, "zones is null");
    }

    public static DetectedObject of(Detection detection) {
        return new DetectedObject(detection, null, List.of());
    }
}
