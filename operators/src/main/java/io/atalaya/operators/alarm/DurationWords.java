package io.atalaya.operators.alarm;

import java.time.Duration;
import java.util.Locale;

/** A duration as it would be written in the configuration: {@code 8h}, {@code 1h30m}. */
final class DurationWords {
    private DurationWords() {}

    static String of(Duration duration) {
        return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
