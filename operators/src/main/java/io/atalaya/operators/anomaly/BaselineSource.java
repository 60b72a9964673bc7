package io.atalaya.operators.anomaly;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a chart's baseline comes from: given, or learnt from the first samples of the series.
 *
 * @param mean and {@code sigma} are both given or neither
 */
record BaselineSource(Duration learnFor, @Nullable Double mean, @Nullable Double sigma)
        implements Serializable {
    BaselineSource {
        if ((mean == null) != (sigma == null)) {
            throw new IllegalArgumentException(
                    "mean and sigma belong together: give both, or neither to have them learnt");
        }
        if (sigma != null && !(sigma > 0)) {
            throw new IllegalArgumentException("sigma must be more than 0, got " + sigma);
        }
        if (learnFor.isNegative()) {
            throw new IllegalArgumentException("baseline must not be negative, got " + learnFor);
        }
    }

    Baseline begin() {
        return mean != null && sigma != null ? Baseline.of(mean, sigma) : Baseline.unknown();
    }

    Baseline learn(Baseline baseline, Sample sample) {
        return baseline.learn(sample, learnFor);
    }
}
