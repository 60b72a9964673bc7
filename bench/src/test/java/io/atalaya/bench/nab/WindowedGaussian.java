package io.atalaya.bench.nab;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The benchmark's simplest detector, to check the scoring with: how unlikely a value is under a
 * normal distribution with mean and spread of the 6400 before, moved on by 100 at a time.
 */
final class WindowedGaussian {
    private static final int WINDOW = 6400;
    private static final int STEP = 100;
    // As many digits as the published results were written with before they were scored.
    private static final MathContext WRITTEN = new MathContext(12);

    private final double[] window = new double[WINDOW + STEP];
    private int size;
    private double mean;
    private double sigma = 1;

    static double[] scores(NabFile file) {
        WindowedGaussian detector = new WindowedGaussian();
        return file.values().stream().mapToDouble(detector::score).toArray();
    }

    private double score(double value) {
        double score = size == 0 ? 0 : 1 - upperTail(Math.abs(value - mean) / sigma);
        window[size++] = value;
        if (size == WINDOW + STEP) {
            System.arraycopy(window, STEP, window, 0, WINDOW);
            size = WINDOW;
            update();
        } else if (size <= WINDOW) {
            update();
        }
        return new BigDecimal(score).round(WRITTEN).doubleValue();
    }

    private void update() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += window[i];
        }
        mean = sum / size;
        double squares = 0;
        for (int i = 0; i < size; i++) {
            squares += (window[i] - mean) * (window[i] - mean);
        }
        sigma = Math.sqrt(squares / size);
        if (sigma == 0) {
            sigma = 0.000001;
        }
    }

    /** The normal distribution's Q function, by a series near 0 and a continued fraction beyond. */
    private static double upperTail(double sigmas) {
        double z = sigmas / Math.sqrt(2);
        if (z < 2.5) {
            double term = z;
            double sum = z;
            for (int n = 1; n < 100; n++) {
                term *= -z * z / n;
                sum += term / (2 * n + 1);
            }
            return 0.5 - sum / Math.sqrt(Math.PI);
        }
        double fraction = 0;
        for (int k = 60; k >= 1; k--) {
            fraction = k / 2.0 / (z + fraction);
        }
        return 0.5 * Math.exp(-z * z) / Math.sqrt(Math.PI) / (z + fraction);
    }
}
