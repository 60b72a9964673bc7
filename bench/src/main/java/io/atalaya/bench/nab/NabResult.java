package io.atalaya.bench.nab;

/**
 * What one detector reached.
 *
 * @param best with the threshold that is best for the whole corpus, as published scores have it
 * @param asConfigured with the detector's own threshold
 * @param otherHalf with, for each half of the files, the threshold that is best for the other half
 * @param microsPerReading of CPU time
 * @param stateBytes what a series' memory weighed at most
 */
record NabResult(
        String detector,
        String profile,
        NabScore best,
        double asConfigured,
        double otherHalf,
        double microsPerReading,
        int stateBytes) {}
