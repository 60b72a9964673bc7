package io.atalaya.operators.anomaly;

import io.atalaya.operators.settings.Setting;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A value is beyond a fixed limit, at least one of four. */
public record LimitsConfig(
        @Setting(doc = "Too high is any value above.", example = "80") @Nullable Double high,
        @Setting(doc = "Far too high is any value above.", example = "95")
                @Nullable Double highHigh,
        @Setting(doc = "Too low is any value below.", example = "10") @Nullable Double low,
        @Setting(doc = "Far too low is any value below.", example = "5") @Nullable Double lowLow,
        @Setting(
                        doc =
                                "How far a value must come back behind the limit before it counts"
                                        + " as ordinary again, in the series' unit.",
                        defaultValue = "0",
                        min = 0)
                double deadband)
        implements DetectorKind {
    public LimitsConfig {
        double[] given =
                Stream.of(lowLow, low, high, highHigh)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .toArray();
        if (given.length == 0) {
            throw new IllegalArgumentException(
                    "limits needs at least one of high, highHigh, low and lowLow");
        }
        for (int i = 1; i < given.length; i++) {
            if (!(given[i - 1] < given[i])) {
                throw new IllegalArgumentException(
                        "limits must rise from lowLow over low and high to highHigh, got "
                                + Arrays.toString(given));
            }
        }
        if (!(deadband >= 0)) {
            throw new IllegalArgumentException("deadband must be at least 0, got " + deadband);
        }
    }

    @Override
    public Detector<?> open() {
        return new Limits(this);
    }
}
