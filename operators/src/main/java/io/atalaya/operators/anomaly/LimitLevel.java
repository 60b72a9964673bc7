package io.atalaya.operators.anomaly;

import java.util.Locale;

/** Where a value lies between the limits, from the bottom up. */
enum LimitLevel {
    LOW_LOW,
    LOW,
    NORMAL,
    HIGH,
    HIGH_HIGH;

    boolean isHigh() {
        return compareTo(NORMAL) > 0;
    }

    /** As the standard and the configuration's readers spell it: {@code high-high}. */
    String spelled() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
