package io.atalaya.pipeline.config;

import io.atalaya.operators.settings.Setting;
import io.atalaya.operators.settings.Suggestion;
import io.atalaya.pipeline.config.ConfigNode.Scalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one scalar as the type a key wants, and writes it back as YAML would have it. */
final class SingleValue {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    /** The number, and its unit. */
    static final Pattern DURATION = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h|d)");

    private static final BigDecimal MOST_MILLIS = BigDecimal.valueOf(Long.MAX_VALUE / 1_000_000);

    private SingleValue() {}

    static Object read(Class<?> type, Scalar scalar, Setting setting) throws BadValueException {
        if (scalar.isNull()) {
            throw new BadValueException("has no value; give it one or remove the key");
        }
        if (type == String.class) {
            return scalar.text();
        }
        if (type.isEnum()) {
            return word(type, scalar);
        }
        if (type == Duration.class) {
            return duration(scalar, setting);
        }
        if (type == Instant.class) {
            return instant(scalar);
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth(scalar);
        }
        return number(type, scalar, setting);
    }

    /** As it would stand in the YAML file, without quotes. */
    static String write(Object value) {
        if (value instanceof Enum<?> word) {
            return spelled(word);
        }
        if (value instanceof Duration duration) {
            return write(duration);
        }
        if (value instanceof Double number && number == Math.rint(number)) {
            return new BigDecimal(number).toPlainString();
        }
        return value.toString();
    }

    static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> spelled((Enum<?>) constant))
                .toList();
    }

    private static String write(Duration duration) {
        long millis = duration.toMillis();
        for (String unit : List.of("d", "h", "m", "s")) {
            long unitMillis = unitMillis(unit);
            if (millis != 0 && millis % unitMillis == 0) {
                return millis / unitMillis + unit;
            }
        }
        return millis == 0 ? "0s" : millis + "ms";
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

    private static String spelled(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Object word(Class<?> type, Scalar scalar) throws BadValueException {
        for (Object constant : type.getEnumConstants()) {
            if (spelled((Enum<?>) constant).equals(scalar.text())) {
                return constant;
            }
        }
        List<String> words = words(type);
        throw new BadValueException(
                scalar.described()
                        + " is not known here"
                        + Suggestion.forWord(scalar.text(), words)
                        + "; write one of "
                        + String.join(", ", words));
    }

    private static Duration duration(Scalar scalar, Setting setting) throws BadValueException {
        Matcher matcher = DURATION.matcher(scalar.text());
        if (!matcher.matches()) {
            String why = NUMBER.matcher(scalar.text()).matches() ? " has no unit" : "";
            throw new BadValueException(
                    scalar.described()
                            + (why.isEmpty() ? " is no duration" : why)
                            + "; write a number and ms, s, m, h or d, such as 500ms or 5s");
        }
        BigDecimal millis =
                new BigDecimal(matcher.group(1))
                        .multiply(BigDecimal.valueOf(unitMillis(matcher.group(2))));
        double seconds = millis.doubleValue() / 1000;
        boolean outside = seconds < setting.min() || seconds > setting.max();
        if (outside || millis.compareTo(MOST_MILLIS) > 0) {
            throw new BadValueException(scalar.described() + outOfRange(setting, "s"));
        }
        return Duration.ofMillis(millis.longValue());
    }

    private static Instant instant(Scalar scalar) throws BadValueException {
        try {
            return Instant.parse(scalar.text());
        } catch (DateTimeParseException e) {
            throw new BadValueException(
                    scalar.described()
                            + " is no instant; write it in UTC, such as 2026-01-31T08:00:00Z");
        }
    }

    private static Boolean truth(Scalar scalar) throws BadValueException {
        if (scalar.isBare() && scalar.text().matches("true|True|TRUE")) {
            return true;
        }
        if (scalar.isBare() && scalar.text().matches("false|False|FALSE")) {
            return false;
        }
        throw new BadValueException(
                "expected true or false, got " + scalar.described() + "; write it without quotes");
    }

    private static Object number(Class<?> type, Scalar scalar, Setting setting)
            throws BadValueException {
        boolean whole = type != double.class && type != Double.class;
        if (!scalar.isBare() || !(whole ? WHOLE : NUMBER).matcher(scalar.text()).matches()) {
            throw new BadValueException(
                    (whole ? "expected a whole number, got " : "expected a number, got ")
                            + scalar.described()
                            + "; write digits without quotes or units");
        }
        BigDecimal number = new BigDecimal(scalar.text());
        double near = number.doubleValue();
        if (near < setting.min() || near > setting.max() || !fits(type, number)) {
            throw new BadValueException(scalar.described() + outOfRange(setting, ""));
        }
        if (!whole) {
            return near;
        }
        if (type == int.class || type == Integer.class) {
            return number.intValueExact();
        }
        return number.longValueExact();
    }

    private static boolean fits(Class<?> type, BigDecimal number) {
        if (type == int.class || type == Integer.class) {
            return number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
        }
        if (type == long.class || type == Long.class) {
            return number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        }
        return Double.isFinite(number.doubleValue());
    }

    private static String outOfRange(Setting setting, String unit) {
        String range = range(setting, unit);
        return " is out of range; it must be " + (range.isEmpty() ? "smaller" : range);
    }

    /** Such as {@code from 0 to 1}; empty where any value will do. */
    static String range(Setting setting, String unit) {
        boolean least = setting.min() != Double.NEGATIVE_INFINITY;
        boolean most = setting.max() != Double.POSITIVE_INFINITY;
        if (least && most) {
            return "from " + write(setting.min()) + unit + " to " + write(setting.max()) + unit;
        }
        if (least) {
            return "at least " + write(setting.min()) + unit;
        }
        return most ? "at most " + write(setting.max()) + unit : "";
    }
}
