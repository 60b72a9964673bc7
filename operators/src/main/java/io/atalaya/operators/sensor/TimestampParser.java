package io.atalaya.operators.sensor;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;

/**
 * Reads the time that a message states.
 *
 * <p>By their size, numbers are told apart as seconds (until the year 5138), milliseconds,
 * microseconds and nanoseconds.
 */
final class TimestampParser {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?([eE]\\+?[0-9]+)?");
    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(100_000_000_000L);
    private static final BigDecimal LAST_MILLI = LAST_SECOND.movePointRight(3);
    private static final BigDecimal LAST_MICRO = LAST_SECOND.movePointRight(6);

    /** ISO-8601 with a blank in the place of the T too, as databases write it. */
    private static final DateTimeFormatter DATE_AND_TIME =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendPattern("['T'][' ']")
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .appendPattern("[' '][XXX][XX][X]")
                    .toFormatter();

    private final TimestampFormat format;
    private final ZoneId zone;

    TimestampParser(TimestampFormat format, ZoneId zone) {
        this.format = format;
        this.zone = zone;
    }

    /**
     * The instant.
     *
     * @throws BadValueException where it is none
     */
    Instant parse(Object written) throws BadValueException {
        String text = written.toString().strip();
        boolean iso = format == TimestampFormat.AUTO || format == TimestampFormat.ISO_8601;
        Instant usual = iso ? UsualIsoTime.parse(text) : null;
        if (usual != null) {
            return usual;
        }
        boolean number = NUMBER.matcher(text).matches();
        try {
            return switch (format) {
                case AUTO -> number ? bySize(new BigDecimal(text)) : iso(text);
                case ISO_8601 -> iso(text);
                case EPOCH_SECONDS -> epoch(new BigDecimal(text), 0);
                case EPOCH_MILLIS -> epoch(new BigDecimal(text), 3);
            };
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new BadValueException(
                    "'" + BadValueException.shortened(text) + "' is no time" + expected());
        }
    }

    private String expected() {
        return switch (format) {
            case AUTO -> "; expected such as 2026-03-01T08:00:00Z, or seconds since 1970";
            case ISO_8601 -> "; expected such as 2026-03-01T08:00:00Z";
            case EPOCH_SECONDS -> "; expected seconds since 1970";
            case EPOCH_MILLIS -> "; expected milliseconds since 1970";
        };
    }

    private Instant iso(String text) {
        TemporalAccessor time =
                DATE_AND_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime known
                ? known.toInstant()
                : LocalDateTime.from(time).atZone(zone).toInstant();
    }

    private static Instant bySize(BigDecimal number) {
        BigDecimal size = number.abs();
        if (size.compareTo(LAST_SECOND) < 0) {
            return epoch(number, 0);
        }
        if (size.compareTo(LAST_MILLI) < 0) {
            return epoch(number, 3);
        }
        return epoch(number, size.compareTo(LAST_MICRO) < 0 ? 6 : 9);
    }

    private static Instant epoch(BigDecimal number, int digits) {
        long nanosInSecond = 1_000_000_000L;
        BigDecimal nanos = number.movePointRight(9 - digits);
        long whole = nanos.toBigInteger().longValueExact();
        return Instant.ofEpochSecond(
                Math.floorDiv(whole, nanosInSecond), Math.floorMod(whole, nanosInSecond));
    }
}
