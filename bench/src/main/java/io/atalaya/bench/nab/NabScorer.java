package io.atalaya.bench.nab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The score of the Numenta Anomaly Benchmark (Lavin and Ahmad, Evaluating Real-Time Anomaly
 * Detection Algorithms, ICMLA 2015): a row is a detection where the detector's score reaches a
 * threshold, which is one for all files and chosen for the best result, as for the published
 * scores. The earliest detection in a window counts, by a sigmoid from 1 at the window's left to 0
 * at its right; a window without one costs; each detection elsewhere costs, the less the closer it
 * follows a window. The first 15 % of a file, of 5000 rows at most, do not count. The sum is scaled
 * so that no detections at all are 0 and one at the left of each window is 100.
 */
final class NabScorer {
    private static final double FAR_BEHIND = 3;
    private static final double STEEPNESS = 5;

    private final List<NabFile> files;
    private final NabProfile profile;

    NabScorer(List<NabFile> files, NabProfile profile) {
        this.files = List.copyOf(files);
        this.profile = profile;
    }

    /**
     * The result with the threshold that makes it best.
     *
     * @param scores of each file's rows, from 0 to 1, in the order of the files
     */
    NabScore best(List<double[]> scores) {
        List<NabRow> rows = rows(scores);
        rows.sort(Comparator.comparingDouble(NabRow::score).reversed());
        Running running = new Running();
        double best = running.sum;
        double threshold = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rows.size(); i++) {
            running.add(rows.get(i));
            boolean complete =
                    i + 1 == rows.size() || rows.get(i + 1).score() < rows.get(i).score();
            if (complete && running.sum > best) {
                best = running.sum;
                threshold = rows.get(i).score();
            }
        }
        return at(threshold, scores);
    }

    /** The result with this threshold. */
    NabScore at(double threshold, List<double[]> scores) {
        Running running = new Running();
        rows(scores).stream().filter(row -> row.score() >= threshold).forEach(running::add);
        double none = -profile.falseNegative() * windows();
        double perfect = profile.truePositive() * windows();
        return new NabScore(
                perfect > none ? 100 * (running.sum - none) / (perfect - none) : 0,
                running.sum,
                threshold,
                windows(),
                running.found.size(),
                running.falseDetections);
    }

    /** What a detection in each row of a file would be worth, also where it does not count. */
    double[] worth(NabFile file) {
        double[] worth = new double[file.rows()];
        NabWindow before = null;
        int next = 0;
        for (int row = 0; row < worth.length; row++) {
            boolean inside = next < file.windows().size() && file.windows().get(next).contains(row);
            if (inside) {
                worth[row] = inWindow(file.windows().get(next), row);
                if (row == file.windows().get(next).last()) {
                    before = file.windows().get(next);
                    next++;
                }
            } else {
                double position =
                        before == null
                                ? Double.POSITIVE_INFINITY
                                : (row - before.last()) / (before.width() - 1.0);
                worth[row] = profile.falsePositive() * sigmoid(position);
            }
        }
        return worth;
    }

    private double inWindow(NabWindow window, int row) {
        double position = -(window.last() - row + 1.0) / window.width();
        return profile.truePositive() * sigmoid(position) / sigmoid(-1);
    }

    /**
     * From nearly 1 over 0 to -1.
     *
     * @param position in a window from -1 at its left to 0, behind it in widths of the window
     */
    static double sigmoid(double position) {
        return position > FAR_BEHIND ? -1 : 2 / (1 + Math.exp(STEEPNESS * position)) - 1;
    }

    private int windows() {
        return files.stream().mapToInt(file -> file.windows().size()).sum();
    }

    /** The rows that count and that are no plain 0. */
    private List<NabRow> rows(List<double[]> scores) {
        List<NabRow> rows = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            NabFile file = files.get(i);
            double[] worth = worth(file);
            for (int row = file.probation(); row < file.rows(); row++) {
                if (scores.get(i)[row] > 0) {
                    rows.add(new NabRow(i, window(file, row), worth[row], scores.get(i)[row]));
                }
            }
        }
        return rows;
    }

    private static int window(NabFile file, int row) {
        for (int i = 0; i < file.windows().size(); i++) {
            if (file.windows().get(i).contains(row)) {
                return i;
            }
        }
        return -1;
    }

    /** The sum so far; every window costs until a detection is found in it. */
    private final class Running {
        private final Map<List<Integer>, Double> best = new HashMap<>();
        private final Set<List<Integer>> found = new HashSet<>();
        private double sum;
        private int falseDetections;

        Running() {
            for (int i = 0; i < files.size(); i++) {
                for (int window = 0; window < files.get(i).windows().size(); window++) {
                    best.put(List.of(i, window), -profile.falseNegative());
                    sum -= profile.falseNegative();
                }
            }
        }

        void add(NabRow row) {
            if (!row.isInWindow()) {
                sum += row.worth();
                falseDetections++;
                return;
            }
            List<Integer> window = List.of(row.file(), row.window());
            double before = best.getOrDefault(window, 0.0);
            found.add(window);
            if (row.worth() > before) {
                sum += row.worth() - before;
                best.put(window, row.worth());
            }
        }
    }
}
