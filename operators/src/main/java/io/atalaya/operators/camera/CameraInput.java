package io.atalaya.operators.camera;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.picture.PictureFormat;
import java.io.Serializable;

/** A camera and the picture that its model wants. */
public record CameraInput(CameraConfig config, PictureFormat format) implements Serializable {
    public CameraInput {
        requireNonNull(config, "config is null");
        requireNonNull(format, "format is null");
    }

    public String cameraId() {
        return config.name();
    }
}
