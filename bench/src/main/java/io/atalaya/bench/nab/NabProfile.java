package io.atalaya.bench.nab;

/**
 * What detections are worth.
 *
 * @param truePositive for the earliest detection in a window
 * @param falsePositive taken off for a detection far from any
 * @param falseNegative taken off for a window without a detection
 */
record NabProfile(String name, double truePositive, double falsePositive, double falseNegative) {
    NabProfile {
        if (!(truePositive > 0 && falsePositive > 0 && falseNegative > 0)) {
            throw new IllegalArgumentException("weights of profile " + name + " must be positive");
        }
    }
}
