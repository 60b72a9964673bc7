package io.atalaya.operators.anomaly;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What a detector says of the present of a series.
 *
 * @param anomalous whether it is out of the ordinary now
 * @param score how far; what it is compared with is {@code threshold}
 * @param value the value it speaks of
 * @param aspect tells apart what one detector can find on its own, such as {@code high} and {@code
 *     high-high}: a change of it ends one anomaly and begins another. Empty where there is one
 * @param expectedLow the least value expected, null where it does not know
 * @param expectedHigh the greatest value expected, null where it does not know
 * @param reason one sentence for people, empty while all is ordinary
 */
public record Verdict(
        boolean anomalous,
        double score,
        double threshold,
        double value,
        String aspect,
        @Nullable Double expectedLow,
        @Nullable Double expectedHigh,
        String reason) {
    public Verdict {
        requireNonNull(aspect, "aspect is null");
        requireNonNull(reason, "reason is null");
    }

    static Verdict ordinary(double score, double threshold, double value) {
        return new Verdict(false, score, threshold, value, "", null, null, "");
    }

    static Verdict anomalous(double score, double threshold, double value, String reason) {
        return new Verdict(true, score, threshold, value, "", null, null, reason);
    }

    Verdict about(String aspect) {
        return new Verdict(
                anomalous, score, threshold, value, aspect, expectedLow, expectedHigh, reason);
    }

    Verdict expecting(@Nullable Double low, @Nullable Double high) {
        return new Verdict(anomalous, score, threshold, value, aspect, low, high, reason);
    }
}
