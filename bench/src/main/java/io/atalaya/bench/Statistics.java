package io.atalaya.bench;

import java.util.Arrays;
import java.util.Collection;

/** Medians and percentiles of what was measured. */
public final class Statistics {
    private Statistics() {}

    public static double median(Collection<Double> values) {
        double[] sorted = sorted(values);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * The smallest value that is not exceeded by at least that share of them (nearest rank).
     *
     * @param ratio above 0, at most 1
     */
    public static double percentile(Collection<Double> values, double ratio) {
        if (!(ratio > 0 && ratio <= 1)) {
            throw new IllegalArgumentException("ratio must be above 0, at most 1, got " + ratio);
        }
        double[] sorted = sorted(values);
        int rank = (int) Math.ceil(ratio * sorted.length);
        return sorted[rank - 1];
    }

    /** For people: so many places behind the point. */
    public static double rounded(double value, int places) {
        double factor = Math.pow(10, places);
        return Math.round(value * factor) / factor;
    }

    private static double[] sorted(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
