package io.atalaya.operators.picture;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.CameraHealth;

/** Health in the camera's own order, so that its counts cover exactly the frames before it. */
public record HealthSignal(CameraHealth health) implements CameraSignal {
    public HealthSignal {
        requireNonNull(health, "health is null");
    }
}
