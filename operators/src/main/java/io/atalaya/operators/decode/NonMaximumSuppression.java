package io.atalaya.operators.decode;

import java.util.Arrays;

/**
 * Keeps the best of the boxes that show the same thing: greedy, best score first, each class on its
 * own. Of equal scores the one found first wins, so that a replay keeps the same boxes.
 *
 * <p>Holds its scratch memory; one for each thread.
 */
public final class NonMaximumSuppression {
    private final float iouThreshold;
    private final int[] kept;
    private int count;
    private long[] order = new long[256];

    /**
     * @param iouThreshold two boxes of a class that overlap by more than this are one
     * @param limit how many boxes are kept at most
     */
    public NonMaximumSuppression(float iouThreshold, int limit) {
        this.iouThreshold = iouThreshold;
        this.kept = new int[limit];
    }

    /** Chooses among the candidates and returns how many were kept. */
    public int select(Candidates candidates) {
        count = 0;
        sortByScore(candidates);
        for (int i = candidates.size() - 1; i >= 0 && count < kept.length; i--) {
            int candidate = Integer.MAX_VALUE - (int) order[i];
            if (isNew(candidates, candidate)) {
                kept[count++] = candidate;
            }
        }
        return count;
    }

    /** The index of the n-th kept candidate, best first. */
    public int kept(int n) {
        return kept[n];
    }

    private boolean isNew(Candidates candidates, int candidate) {
        for (int n = 0; n < count; n++) {
            if (candidates.classId(kept[n]) == candidates.classId(candidate)
                    && candidates.iou(kept[n], candidate) > iouThreshold) {
                return false;
            }
        }
        return true;
    }

    // A float that is not negative sorts like its bits: score above, place in the list below, so
    // that one sort of primitives does it.
    private void sortByScore(Candidates candidates) {
        int size = candidates.size();
        if (order.length < size) {
            order = new long[Math.max(size, order.length * 2)];
        }
        for (int i = 0; i < size; i++) {
            long bits = Float.floatToRawIntBits(candidates.score(i));
            order[i] = bits << 32 | (Integer.MAX_VALUE - i);
        }
        Arrays.sort(order, 0, size);
    }
}
