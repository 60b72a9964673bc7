package io.atalaya.operators.anomaly;

import io.atalaya.operators.settings.Setting;
import java.time.Duration;

/** A value that should move does not. */
public record StuckConfig(
        @Setting(
                        name = "for",
                        doc = "For how long the value must stay the same.",
                        min = 0.001,
                        example = "10m")
                Duration forAtLeast,
        @Setting(
                        doc = "Values that differ by no more than this count as the same.",
                        defaultValue = "0",
                        min = 0)
                double tolerance)
        implements DetectorKind {
    public StuckConfig {
        if (forAtLeast.isNegative() || forAtLeast.isZero()) {
            throw new IllegalArgumentException("for must be longer than 0s, got " + forAtLeast);
        }
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("tolerance must be at least 0, got " + tolerance);
        }
    }

    @Override
    public Detector<?> open() {
        return new Stuck(this);
    }
}
