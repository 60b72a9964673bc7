package io.atalaya.operators.rule.language;

import java.time.Duration;

/** A duration as people say it: {@code 3 s}, {@code 2 min 5 s}, {@code 1 h 30 min}. */
public final class DurationText {
    private DurationText() {}

    public static String of(Duration duration) {
        if (duration.toHours() > 0) {
            return duration.toHours() + " h" + rest(duration.toMinutesPart(), "min");
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + " min" + rest(duration.toSecondsPart(), "s");
        }
        return duration.toSeconds() + " s";
    }

    private static String rest(int amount, String unit) {
        return amount == 0 ? "" : " " + amount + " " + unit;
    }
}
