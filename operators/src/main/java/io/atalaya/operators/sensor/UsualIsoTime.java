package io.atalaya.operators.sensor;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time as most devices write it, {@code 2026-03-01T08:00:00.250Z}, in a tenth of the time
 * that java.time takes for the same, which was the dearest step of a reading. All other forms, and
 * what is wrong, are left to java.time.
 */
final class UsualIsoTime {
    private static final String FORM = "dddd-dd-ddTdd:dd:dd";
    private static final int MOST_DECIMALS = 9;
    private static final int SECONDS_OF_A_DAY = 86_400;

    private UsualIsoTime() {}

    /** The instant; null where it is written otherwise, or is none. */
    static @Nullable Instant parse(String text) {
        int end = text.length() - 1;
        int decimals = end - FORM.length() - 1;
        if (end < FORM.length() || text.charAt(end) != 'Z' || !hasForm(text)) {
            return null;
        }
        boolean whole = end == FORM.length();
        if (!whole && !(text.charAt(FORM.length()) == '.' && hasDecimals(text, decimals))) {
            return null;
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        LocalDate date = date(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        if (date == null || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        long seconds = date.toEpochDay() * SECONDS_OF_A_DAY + hour * 3600L + minute * 60L + second;
        return Instant.ofEpochSecond(seconds, whole ? 0 : nanos(text, end, decimals));
    }

    private static boolean hasForm(String text) {
        for (int i = 0; i < FORM.length(); i++) {
            char c = text.charAt(i);
            char wanted = FORM.charAt(i);
            if (wanted == 'd' ? !isDigit(c) : c != wanted) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasDecimals(String text, int decimals) {
        for (int i = 0; i < decimals; i++) {
            if (!isDigit(text.charAt(FORM.length() + 1 + i))) {
                return false;
            }
        }
        return decimals >= 1 && decimals <= MOST_DECIMALS;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static @Nullable LocalDate date(int year, int month, int day) {
        boolean right =
                month >= 1
                        && month <= 12
                        && day >= 1
                        && day <= Month.of(month).length(Year.isLeap(year));
        return right ? LocalDate.of(year, month, day) : null;
    }

    private static int nanos(String text, int end, int decimals) {
        int nanos = number(text, FORM.length() + 1, end);
        for (int i = decimals; i < MOST_DECIMALS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }
}
