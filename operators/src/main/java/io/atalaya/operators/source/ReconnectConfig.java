package io.atalaya.operators.source;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.time.Duration;

/** How long to wait before a lost camera or sensor is tried again. */
public record ReconnectConfig(
        @Setting(
                        doc =
                                "The wait before the first new attempt; it doubles with each failure.",
                        defaultValue = "500ms",
                        min = 0.001,
                        max = 3600)
                Duration initialDelay,
        @Setting(
                        doc = "The longest wait between two attempts.",
                        defaultValue = "30s",
                        min = 0.001,
                        max = 3600)
                Duration maxDelay)
        implements Serializable {
    public ReconnectConfig {
        requireNonNull(initialDelay, "initialDelay is null");
        requireNonNull(maxDelay, "maxDelay is null");
        if (initialDelay.isZero() || initialDelay.isNegative()) {
            throw new IllegalArgumentException("initialDelay must be more than 0");
        }
        if (maxDelay.compareTo(initialDelay) < 0) {
            throw new IllegalArgumentException("maxDelay must not be less than initialDelay");
        }
    }
}
