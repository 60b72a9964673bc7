package io.atalaya.operators.rule;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.time.Duration;

/** A camera gave no picture for a time. Reaching the end of a file is not a loss. */
public record CameraLostConfig(
        @Setting(name = "for", doc = "For how long it must be lost.", defaultValue = "10s", min = 0)
                Duration forAtLeast)
        implements Serializable {
    public CameraLostConfig {
        if (forAtLeast.isNegative()) {
            throw new IllegalArgumentException("for must not be negative, got " + forAtLeast);
        }
    }
}
