package io.atalaya.operators.sink;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Times in ISO 8601, the same to the letter as {@link Instant#toString}. That goes by way of a
 * formatter's parts, which for a reading costs as much as its whole message.
 */
final class InstantText {
    private static final long SECONDS_OF_DAY = 86_400;
    private static final long FIRST_SECOND = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final int LONGEST = "0000-00-00T00:00:00.000000000Z".length();

    private final byte[] text = new byte[LONGEST];
    private int length;

    private InstantText() {}

    static String of(Instant at) {
        long second = at.getEpochSecond();
        if (second < FIRST_SECOND || second > LAST_SECOND) {
            return at.toString();
        }
        return new InstantText().write(second, at.getNano());
    }

    private String write(long second, int nanos) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_OF_DAY));
        int ofDay = (int) Math.floorMod(second, SECONDS_OF_DAY);
        digits(date.getYear(), 4).sign('-').digits(date.getMonthValue(), 2).sign('-');
        digits(date.getDayOfMonth(), 2).sign('T').digits(ofDay / 3600, 2).sign(':');
        digits(ofDay / 60 % 60, 2).sign(':').digits(ofDay % 60, 2);
        fraction(nanos);
        sign('Z');
        return new String(text, 0, length, ISO_8859_1);
    }

    /** In threes, and none where it is nothing. */
    private void fraction(int nanos) {
        if (nanos == 0) {
            return;
        }
        sign('.');
        if (nanos % 1_000_000 == 0) {
            digits(nanos / 1_000_000, 3);
        } else if (nanos % 1000 == 0) {
            digits(nanos / 1000, 6);
        } else {
            digits(nanos, 9);
        }
    }

    private InstantText digits(int number, int count) {
        int rest = number;
        for (int i = count - 1; i >= 0; i--) {
            text[length + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
        return this;
    }

    private InstantText sign(char sign) {
        text[length++] = (byte) sign;
        return this;
    }
}
