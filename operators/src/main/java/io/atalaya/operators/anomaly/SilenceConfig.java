package io.atalaya.operators.anomaly;

import io.atalaya.operators.settings.Setting;
import java.time.Duration;

/** No reading comes any more. */
public record SilenceConfig(
        @Setting(
                        doc =
                                "How long after the last reading it counts as silent: longer than"
                                        + " the longest pause in which all is well.",
                        min = 0.001,
                        example = "30s")
                Duration after)
        implements DetectorKind {
    public SilenceConfig {
        if (after.isNegative() || after.isZero()) {
            throw new IllegalArgumentException("after must be longer than 0s, got " + after);
        }
    }

    @Override
    public Detector<?> open() {
        return new Silence(this);
    }
}
