package io.atalaya.operators.anomaly;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** Numbers and durations as sentences have them. */
final class Numbers {
    private static final MathContext SHOWN = new MathContext(4, RoundingMode.HALF_EVEN);

    private Numbers() {}

    /** Four digits at most, without an exponent where that is short. */
    static String text(double number) {
        BigDecimal rounded = new BigDecimal(number).round(SHOWN).stripTrailingZeros();
        boolean isShort = Math.abs(rounded.scale()) <= 9 && rounded.precision() <= 9;
        return isShort ? rounded.toPlainString() : rounded.toString();
    }

    static double seconds(Duration duration) {
        return duration.toSeconds() + duration.toNanosPart() / 1e9;
    }
}
