package io.atalaya.operators.inference;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * What looks at a camera's frames.
 *
 * @param labels the only ones to go on, empty for all
 */
public record CameraModel(ModelConfig model, List<String> labels) implements Serializable {
    public CameraModel {
        requireNonNull(model, "model is null");
        labels = List.copyOf(labels);
    }
}
