package io.atalaya.bench.nab;

import java.time.Instant;
import java.util.List;

/**
 * One series of the corpus.
 *
 * @param name with its folder, such as {@code realKnownCause/nyc_taxi.csv}
 * @param windows around the labelled anomalies, in order, not overlapping
 */
record NabFile(String name, List<Instant> times, List<Double> values, List<NabWindow> windows) {
    private static final double PROBATION_SHARE = 0.15;
    private static final int PROBATION_ROWS = 5000;

    NabFile {
        times = List.copyOf(times);
        values = List.copyOf(values);
        windows = List.copyOf(windows);
        if (times.size() != values.size()) {
            throw new IllegalArgumentException(name + " has not as many values as times");
        }
    }

    int rows() {
        return values.size();
    }

    /** The first rows, in which detectors may learn and nothing counts. */
    int probation() {
        return (int) (PROBATION_SHARE * Math.min(rows(), PROBATION_ROWS));
    }
}
