package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

/**
 * What is known of an object beside its label, such as helmet: no.
 *
 * @param confidence 0 to 1
 */
public record Attribute(String name, String value, float confidence) {
    public Attribute {
        requireNonNull(name, "name is null");
        requireNonNull(value, "value is null");
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be 0 to 1, got " + confidence);
        }
    }

    /** Whether the other says the same, however surely. */
    public boolean agreesWith(Attribute other) {
        return name.equals(other.name) && value.equals(other.value);
    }

    /** For people. */
    public String said() {
        return name + ": " + value;
    }
}
