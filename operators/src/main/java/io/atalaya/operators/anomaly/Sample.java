package io.atalaya.operators.anomaly;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A reading as a detector sees it.
 *
 * @param at event time
 * @param value a finite number
 */
public record Sample(Instant at, double value) {
    public Sample {
        requireNonNull(at, "at is null");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite, got " + value);
        }
    }
}
