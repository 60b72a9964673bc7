package io.atalaya.operators.rule.language;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as expressions write them: {@code 90s}, {@code 1h30m}, {@code 500ms}, {@code 1d}. */
final class DurationWord {
    private static final Pattern WHOLE = Pattern.compile("(?:[0-9]+(?:\\.[0-9]+)?(?:ms|d|h|m|s))+");
    private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|d|h|m|s)");
    private static final BigDecimal MOST_MILLIS =
            BigDecimal.valueOf(Duration.ofDays(366).toMillis());

    private DurationWord() {}

    static Optional<Duration> parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal millis = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            BigDecimal unit = BigDecimal.valueOf(unitMillis(part.group(2)));
            millis = millis.add(new BigDecimal(part.group(1)).multiply(unit));
        }
        return millis.compareTo(MOST_MILLIS) > 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(millis.longValue()));
    }

    private static long unitMillis(String unit) {
        return switch (unit) {
            case "d" -> 86_400_000L;
            case "h" -> 3_600_000L;
            case "m" -> 60_000L;
            case "s" -> 1_000L;
            default -> 1L;
        };
    }
}
