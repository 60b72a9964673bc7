package io.atalaya.bench.nab;

/**
 * A result on the corpus.
 *
 * @param score from 0 for no detections to 100 for perfect ones; below 0 for worse than none
 * @param sum what it is scaled from
 * @param threshold from which score on a row is a detection
 * @param found windows with a detection
 * @param falseDetections rows outside of windows
 */
record NabScore(
        double score, double sum, double threshold, int windows, int found, int falseDetections) {}
