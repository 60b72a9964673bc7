package io.atalaya.operators.camera.recording;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.time.Duration;

/** Whether a camera's video is kept, and for how long. */
public record RecordingConfig(
        @Setting(
                        doc =
                                "Whether the camera's video is kept on disk; clips and snapshots of"
                                        + " alerts are taken from it.",
                        defaultValue = "false")
                boolean enabled,
        @Setting(doc = "Older segments are deleted.", defaultValue = "1d", min = 1, max = 31536000)
                Duration maxAge,
        @Setting(
                        doc =
                                "What the camera's segments may take of the disk; beyond it the"
                                        + " oldest are deleted.",
                        defaultValue = "10000",
                        min = 1,
                        max = 100000000)
                int maxMegabytes,
        @Setting(
                        doc =
                                "How long a segment is at least; it ends with the camera's next key"
                                        + " frame. A clip can be made when the segment it ends in"
                                        + " is complete, and a crash loses the one under way.",
                        defaultValue = "2s",
                        min = 0.5,
                        max = 60)
                Duration segmentLength,
        @Setting(
                        doc =
                                "Whether an alarm is raised while the camera should be recorded and"
                                        + " cannot be, such as on a full disk.",
                        defaultValue = "true")
                boolean alarm)
        implements Serializable {
    public RecordingConfig {
        requireNonNull(maxAge, "maxAge is null");
        requireNonNull(segmentLength, "segmentLength is null");
    }
}
