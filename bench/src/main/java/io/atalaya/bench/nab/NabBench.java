package io.atalaya.bench.nab;

import java.util.ArrayList;
import java.util.List;

/** Lets detectors loose on the corpus and scores them. */
final class NabBench {
    private static final double OWN_THRESHOLD = 0.5;

    private final List<NabFile> files;
    private final NabProfile profile;

    NabBench(List<NabFile> files, NabProfile profile) {
        this.files = List.copyOf(files);
        this.profile = profile;
    }

    NabResult measure(NabContestant contestant) {
        NabRun run = new NabRun(contestant);
        List<double[]> scores = run.scores(files);
        NabScorer scorer = new NabScorer(files, profile);
        return new NabResult(
                contestant.name(),
                profile.name(),
                scorer.best(scores),
                scorer.at(OWN_THRESHOLD, scores).score(),
                otherHalf(scores),
                run.microsPerReading(),
                run.stateBytes());
    }

    /** Every other file, in alphabetical order, is of the first half. */
    private double otherHalf(List<double[]> scores) {
        NabScore one = half(scores, 0, half(scores, 1, Double.NaN).threshold());
        NabScore other = half(scores, 1, half(scores, 0, Double.NaN).threshold());
        return (one.score() * one.windows() + other.score() * other.windows())
                / (one.windows() + other.windows());
    }

    /** With the threshold, or with the best where it is none. */
    private NabScore half(List<double[]> scores, int which, double threshold) {
        List<NabFile> someFiles = new ArrayList<>();
        List<double[]> someScores = new ArrayList<>();
        for (int i = which; i < files.size(); i += 2) {
            someFiles.add(files.get(i));
            someScores.add(scores.get(i));
        }
        NabScorer scorer = new NabScorer(someFiles, profile);
        return Double.isNaN(threshold) ? scorer.best(someScores) : scorer.at(threshold, someScores);
    }
}
