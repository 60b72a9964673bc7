package io.atalaya.operators.anomaly;

import io.atalaya.operators.settings.Setting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A value rises or falls faster than it should; at least one of the two. */
public record RateOfChangeConfig(
        @Setting(doc = "The fastest rise allowed, in the series' unit.", min = 0, example = "5")
                @Nullable Double maxRise,
        @Setting(
                        doc =
                                "The fastest fall allowed, in the series' unit, as a positive"
                                        + " number.",
                        min = 0,
                        example = "5")
                @Nullable Double maxFall,
        @Setting(
                        doc = "The time in which a value may rise or fall by so much.",
                        defaultValue = "1s",
                        min = 0.001)
                Duration per)
        implements DetectorKind {
    public RateOfChangeConfig {
        if (maxRise == null && maxFall == null) {
            throw new IllegalArgumentException(
                    "rateOfChange needs at least one of maxRise and maxFall");
        }
        if (isNegative(maxRise) || isNegative(maxFall)) {
            throw new IllegalArgumentException(
                    "maxRise and maxFall must not be negative, got " + maxRise + ", " + maxFall);
        }
        if (per.isNegative() || per.isZero()) {
            throw new IllegalArgumentException("per must be longer than 0s, got " + per);
        }
    }

    @Override
    public Detector<?> open() {
        return new RateOfChange(this);
    }

    private static boolean isNegative(@Nullable Double number) {
        return number != null && !(number >= 0);
    }
}
