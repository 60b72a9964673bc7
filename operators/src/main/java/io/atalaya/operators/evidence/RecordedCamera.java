package io.atalaya.operators.evidence;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.camera.recording.RecordingPlan;
import io.atalaya.operators.zone.LineConfig;
import io.atalaya.operators.zone.ZoneConfig;
import java.io.Serializable;
import java.util.List;

/**
 * A camera that evidence can be taken of.
 *
 * @param redacted whether something is blurred in its recording
 * @param zones and lines, to be drawn
 */
public record RecordedCamera(
        String name,
        String area,
        RecordingPlan recording,
        boolean redacted,
        List<ZoneConfig> zones,
        List<LineConfig> lines)
        implements Serializable {
    public RecordedCamera {
        requireNonNull(name, "name is null");
        requireNonNull(area, "area is null");
        requireNonNull(recording, "recording is null");
        zones = List.copyOf(zones);
        lines = List.copyOf(lines);
    }
}
