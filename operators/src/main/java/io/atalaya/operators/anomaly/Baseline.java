package io.atalaya.operators.anomaly;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * State: the mean and the spread of a series when all is well, while they are learnt and after.
 * Sums are kept after Welford (1962, Technometrics 4(3)), which does not lose digits as the sum of
 * squares does.
 *
 * @param since event time of the first sample, null before it
 * @param count samples so far
 * @param squares the sum of squared distances from the mean
 * @param learnt whether it stands: later samples do not change it
 */
public record Baseline(
        @Nullable Instant since, long count, double mean, double squares, boolean learnt) {
    /** With fewer samples the estimate of the spread is worth little. */
    static final int LEAST_SAMPLES = 20;

    /** Nothing learnt yet. */
    static Baseline unknown() {
        return new Baseline(null, 0, 0, 0, false);
    }

    /** Known from elsewhere. */
    static Baseline of(double mean, double sigma) {
        return new Baseline(null, 2, mean, sigma * sigma, true);
    }

    /** After one more sample of a time in which all is well. */
    Baseline learn(Sample sample, Duration forAtLeast) {
        Instant begin = since == null ? sample.at() : since;
        long samples = count + 1;
        double distance = sample.value() - mean;
        double mean = this.mean + distance / samples;
        boolean enough =
                samples >= LEAST_SAMPLES
                        && Duration.between(begin, sample.at()).compareTo(forAtLeast) >= 0;
        return new Baseline(
                begin, samples, mean, squares + distance * (sample.value() - mean), enough);
    }

    /** Never zero: against a baseline without any spread, each change is far out. */
    double sigma() {
        double sigma = count < 2 ? 0 : Math.sqrt(squares / (count - 1));
        return Math.max(sigma, Math.max(1e-9 * Math.abs(mean), 1e-12));
    }

    /** How many sigmas a value is above the mean. */
    double sigmasOf(double value) {
        return (value - mean) / sigma();
    }

    double at(double sigmas) {
        return mean + sigmas * sigma();
    }
}
