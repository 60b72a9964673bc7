package io.atalaya.operators.anomaly;

import io.atalaya.operators.settings.Setting;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the four rules of the Western Electric handbook is broken. */
public record WesternElectricConfig(
        @Setting(
                        doc =
                                "Which of the four rules hold; all when left out. 1: one reading"
                                        + " beyond 3 sigmas. 2: two of three beyond 2 sigmas on one"
                                        + " side. 3: four of five beyond 1 sigma on one side. 4:"
                                        + " eight in a row on one side.",
                        min = 1,
                        max = 4,
                        example = "[1, 2]")
                List<Integer> rules,
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
    public WesternElectricConfig {
        rules = ChartRule.checked(rules, ChartRule.WESTERN_ELECTRIC);
        new BaselineSource(baseline, mean, sigma);
    }

    @Override
    public Detector<?> open() {
        return new RunRules(ChartRule.chosen(rules, ChartRule.WESTERN_ELECTRIC), source());
    }

    BaselineSource source() {
        return new BaselineSource(baseline, mean, sigma);
    }
}
