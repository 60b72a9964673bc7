package io.atalaya.operators.camera;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.camera.recording.RecordingPlan;
import io.atalaya.operators.picture.PictureFormat;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A camera and the picture that its model wants.
 *
 * @param recording how what it sends is kept, null where it is not
 */
public record CameraInput(
        CameraConfig config, PictureFormat format, @Nullable RecordingPlan recording)
        implements Serializable {
    public CameraInput {
        requireNonNull(config, "config is null");
        requireNonNull(format, "format is null");
    }

    /** Not recorded. */
    public CameraInput(CameraConfig config, PictureFormat format) {
        this(config, format, null);
    }

    public String cameraId() {
        return config.name();
    }
}
