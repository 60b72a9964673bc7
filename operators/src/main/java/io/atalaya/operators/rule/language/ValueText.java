package io.atalaya.operators.rule.language;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** How values are said in messages. */
final class ValueText {
    private static final int DECIMALS = 2;
    private static final MathContext SMALL = new MathContext(3, RoundingMode.HALF_UP);

    private ValueText() {}

    static String of(Object value) {
        if (value instanceof Double number) {
            return number(number);
        }
        return value instanceof Duration duration ? DurationText.of(duration) : value.toString();
    }

    /** Two decimals, or three digits where there are only zeros before them. */
    private static String number(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        BigDecimal exact = BigDecimal.valueOf(number);
        BigDecimal rounded =
                Math.abs(number) < 0.1
                        ? exact.round(SMALL)
                        : exact.setScale(DECIMALS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
