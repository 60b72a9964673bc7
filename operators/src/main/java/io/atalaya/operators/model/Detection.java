package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

/**
 * What a model found.
 *
 * @param classId the model's own number of the class
 * @param confidence 0 to 1
 */
public record Detection(String label, int classId, float confidence, Box box) {
    public Detection {
        requireNonNull(label, "label is null");
        requireNonNull(box, "box is null");
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be 0 to 1, got " + confidence);
        }
    }
}
