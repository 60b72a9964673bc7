package io.atalaya.operators.zone;

import java.io.Serializable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is watched in one camera's picture.
 *
 * @param trackMemory for how long the tracker looks for a track it has lost, its {@code
 *     lostTrackBuffer}: unseen for longer, the track has ended and so have its visits
 */
public record CameraZones(List<ZoneConfig> zones, List<LineConfig> lines, Duration trackMemory)
        implements Serializable {
    public CameraZones {
        zones = List.copyOf(zones);
        lines = List.copyOf(lines);
        Set<String> names = new HashSet<>();
        zones.forEach(zone -> requireNew(names, zone.name()));
        lines.forEach(line -> requireNew(names, line.name()));
    }

    /** For a camera without zones and lines. */
    public static CameraZones none() {
        return new CameraZones(List.of(), List.of(), Duration.ZERO);
    }

    private static void requireNew(Set<String> names, String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException(
                    "zones and lines of one camera need different names; '"
                            + name
                            + "' is there twice");
        }
    }
}
