package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a model found.
 *
 * @param classId the model's own number of the class
 * @param confidence 0 to 1
 * @param attributes at most one of each name
 */
public record Detection(
        String label, int classId, float confidence, Box box, List<Attribute> attributes) {
    public Detection {
        requireNonNull(label, "label is null");
        requireNonNull(box, "box is null");
        requireNonNull(attributes, "attributes is null");
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be 0 to 1, got " + confidence);
        }
    }

    /** Of which nothing is known but its label. */
    public Detection(String label, int classId, float confidence, Box box) {
        this(label, classId, confidence, box, List.of());
    }
}
