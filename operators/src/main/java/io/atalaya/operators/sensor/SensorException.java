package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.HealthReason;

/** A sensor cannot be reached, or can no longer be; its message is for people. */
public final class SensorException extends Exception {
    private static final long serialVersionUID = 1L;

    private final HealthReason reason;

    /** Says why, without credentials. */
    public SensorException(HealthReason reason, String problem) {
        super(requireNonNull(problem, "problem is null"));
        this.reason = requireNonNull(reason, "reason is null");
    }

    public HealthReason reason() {
        return reason;
    }

    public String problem() {
        return String.valueOf(getMessage());
    }
}
