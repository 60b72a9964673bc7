package io.atalaya.operators.anomaly;

import io.atalaya.operators.settings.Setting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A value has drifted away from its mean, by little but for long. */
public record CusumConfig(
        @Setting(
                        doc =
                                "The drift that does not count, in sigmas: half of the shift that"
                                        + " shall be found.",
                        defaultValue = "0.5",
                        min = 0)
                double k,
        @Setting(
                        doc =
                                "The sum of drift beyond which it is out of the ordinary, in"
                                        + " sigmas. With k: 0.5, 5 alarms wrongly once in 465"
                                        + " readings, 4 once in 168.",
                        defaultValue = "5",
                        min = 0.01)
                double h,
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
    public CusumConfig {
        if (!(k >= 0)) {
            throw new IllegalArgumentException("k must be at least 0, got " + k);
        }
        if (!(h > 0)) {
            throw new IllegalArgumentException("h must be more than 0, got " + h);
        }
        new BaselineSource(baseline, mean, sigma);
    }

    @Override
    public Detector<?> open() {
        return new Cusum(this);
    }

    BaselineSource source() {
        return new BaselineSource(baseline, mean, sigma);
    }
}
