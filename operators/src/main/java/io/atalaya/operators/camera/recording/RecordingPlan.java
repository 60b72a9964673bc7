package io.atalaya.operators.camera.recording;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.nio.file.Path;

/**
 * How and where one camera is recorded.
 *
 * @param folder for the segments of all cameras, a path of this machine
 * @param minFreeMegabytes what recording leaves free on the disk
 * @param redacted whether its pictures come from behind the gate that blurs
 */
public record RecordingPlan(
        RecordingConfig config, String folder, int minFreeMegabytes, boolean redacted)
        implements Serializable {
    public RecordingPlan {
        requireNonNull(config, "config is null");
        requireNonNull(folder, "folder is null");
    }

    /** Where a camera's segments lie. */
    public FolderSegments segmentsOf(String cameraId) {
        return FolderSegments.of(Path.of(folder), cameraId);
    }
}
