package io.atalaya.operators.alarm;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.time.Duration;

/** How the site handles its alarms. */
public record AlarmsConfig(
        @Setting(
                        doc = "For how long an alarm may be shelved at most; longer is refused.",
                        defaultValue = "8h",
                        min = 1)
                Duration maxShelve,
        @Setting(
                        doc =
                                "When the pipeline itself acknowledges an alarm whose condition is"
                                        + " over and that nobody has acknowledged.",
                        defaultValue = "7d",
                        min = 60)
                Duration acknowledgeAfter,
        @Setting(
                        doc =
                                "For how long an alarm that is back to normal can still be judged as"
                                        + " a true or false positive.",
                        defaultValue = "1d",
                        min = 0)
                Duration feedbackFor,
        @Setting(
                        doc =
                                "Among how many operators the alarms are shared, for the counts per"
                                        + " operator.",
                        defaultValue = "1",
                        min = 1,
                        max = 1000)
                int operators)
        implements Serializable {
    /** What holds where nothing is said. */
    public static final AlarmsConfig DEFAULT =
            new AlarmsConfig(Duration.ofHours(8), Duration.ofDays(7), Duration.ofDays(1), 1);

    public AlarmsConfig {
        if (maxShelve.isNegative() || maxShelve.isZero()) {
            throw new IllegalArgumentException("maxShelve must be positive, got " + maxShelve);
        }
        if (acknowledgeAfter.isNegative() || feedbackFor.isNegative()) {
            throw new IllegalArgumentException(
                    "acknowledgeAfter and feedbackFor must not be negative");
        }
    }
}
