package io.atalaya.operators.score;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;

/**
 * The average precision of one label's detections as COCO computes it (pycocotools' {@code
 * COCOeval} for boxes of any size): in each frame the surest detection takes the object that it
 * overlaps most, and so on; over all frames, from the surest detection down, precision is averaged
 * at the recalls 0.00, 0.01 … 1.00. What overlaps only ignored objects is neither right nor wrong.
 */
public final class AveragePrecision {
    private static final int FIRST_OVERLAP_PERCENT = 50;
    private static final int OVERLAP_STEP_PERCENT = 5;
    private static final int NUM_OVERLAPS = 10;
    private static final int NUM_RECALLS = 101;
    private static final int MOST_DETECTIONS_A_FRAME = 100;

    private final List<List<Judged>> judgedByOverlap = new ArrayList<>();
    private int objects;

    public AveragePrecision() {
        for (int i = 0; i < NUM_OVERLAPS; i++) {
            judgedByOverlap.add(new ArrayList<>());
        }
    }

    private record Judged(double confidence, boolean right) {}

    /**
     * What came out.
     *
     * @param objects how many there are to be found
     * @param ap50 with an overlap of 0.5 for a match
     * @param ap the mean over the overlaps 0.50, 0.55 … 0.95
     */
    public record Result(int objects, double ap50, double ap) {}

    /** All of one frame that has the label. */
    public void frame(List<TrueBox> truth, List<FoundBox> found) {
        objects += (int) truth.stream().filter(box -> !box.ignored()).count();
        // Sorting is stable, so that of equally sure detections the first stays first.
        List<FoundBox> surestFirst =
                found.stream()
                        .sorted(comparingDouble(FoundBox::confidence).reversed())
                        .limit(MOST_DETECTIONS_A_FRAME)
                        .toList();
        for (int i = 0; i < NUM_OVERLAPS; i++) {
            judge(truth, surestFirst, overlap(i), judgedByOverlap.get(i));
        }
    }

    private static double overlap(int number) {
        return (FIRST_OVERLAP_PERCENT + OVERLAP_STEP_PERCENT * number) / 100.0;
    }

    private static void judge(
            List<TrueBox> truth, List<FoundBox> surestFirst, double least, List<Judged> judged) {
        boolean[] taken = new boolean[truth.size()];
        for (FoundBox found : surestFirst) {
            int counted = bestMatch(truth, taken, found, least, false);
            int match = counted >= 0 ? counted : bestMatch(truth, taken, found, least, true);
            if (match >= 0 && !truth.get(match).crowd()) {
                taken[match] = true;
            }
            boolean ignored = match >= 0 && truth.get(match).ignored();
            if (!ignored) {
                judged.add(new Judged(found.confidence(), match >= 0));
            }
        }
    }

    private static int bestMatch(
            List<TrueBox> truth, boolean[] taken, FoundBox found, double least, boolean ignored) {
        int best = -1;
        double most = least;
        for (int i = 0; i < truth.size(); i++) {
            if (taken[i] || truth.get(i).ignored() != ignored) {
                continue;
            }
            double overlap = truth.get(i).overlap(found.box());
            if (overlap >= most) {
                most = overlap;
                best = i;
            }
        }
        return best;
    }

    /** Of all frames so far; NaN where there is nothing to be found. */
    public Result result() {
        double ap50 = average(judgedByOverlap.get(0));
        double ap =
                judgedByOverlap.stream().mapToDouble(this::average).average().orElse(Double.NaN);
        return new Result(objects, ap50, ap);
    }

    private double average(List<Judged> judged) {
        if (objects == 0) {
            return Double.NaN;
        }
        List<Judged> surestFirst =
                judged.stream().sorted(comparingDouble(Judged::confidence).reversed()).toList();
        double[] precision = new double[surestFirst.size()];
        double[] recall = new double[surestFirst.size()];
        int right = 0;
        for (int i = 0; i < precision.length; i++) {
            right += surestFirst.get(i).right() ? 1 : 0;
            precision[i] = right / (i + 1.0);
            recall[i] = (double) right / objects;
        }
        // The precision at a recall is the best that is reached there or beyond.
        for (int i = precision.length - 1; i > 0; i--) {
            precision[i - 1] = Math.max(precision[i - 1], precision[i]);
        }
        return interpolate(precision, recall);
    }

    private static double interpolate(double[] precision, double[] recall) {
        double sum = 0;
        int reached = 0;
        for (int i = 0; i < NUM_RECALLS; i++) {
            double wanted = i / (NUM_RECALLS - 1.0);
            while (reached < recall.length && recall[reached] < wanted) {
                reached++;
            }
            sum += reached < recall.length ? precision[reached] : 0;
        }
        return sum / NUM_RECALLS;
    }
}
