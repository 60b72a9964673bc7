package io.atalaya.operators.anomaly;

import io.atalaya.operators.settings.Setting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The weighted mean of the latest values has left its limits. */
public record EwmaConfig(
        @Setting(
                        doc =
                                "The weight of the newest reading. Small finds small shifts, 1 is"
                                        + " Shewhart's chart.",
                        defaultValue = "0.2",
                        min = 0.001,
                        max = 1)
                double lambda,
        @Setting(
                        doc =
                                "The width of the limits, in sigmas of the weighted mean. With"
                                        + " lambda: 0.2, 2.962 alarms wrongly once in 500 readings.",
                        defaultValue = "2.962",
                        min = 0.01)
                double width,
        @Setting(
                        doc =
                                "How long mean and sigma are learnt, from the first reading on and"
                                        + " from at least 20 readings. All should be well then:"
                                        + " nothing is found meanwhile.",
                        defaultValue = "10m",
                        min = 0)
                Duration baseline,
        @Setting(
                        doc = "The mean when all is well; learnt when left out, as is sigma.",
                        example = "4.2")
                @Nullable Double mean,
        @Setting(doc = "The standard deviation when all is well.", min = 0, example = "0.3")
                @Nullable Double sigma)
        implements DetectorKind {
    public EwmaConfig {
        if (!(lambda > 0 && lambda <= 1)) {
            throw new IllegalArgumentException("lambda must be in (0, 1], got " + lambda);
        }
        if (!(width > 0)) {
            throw new IllegalArgumentException("width must be more than 0, got " + width);
        }
        new BaselineSource(baseline, mean, sigma);
    }

    @Override
    public Detector<?> open() {
        return new Ewma(this);
    }

    BaselineSource source() {
        return new BaselineSource(baseline, mean, sigma);
    }
}
