package io.atalaya.operators.score;

import io.atalaya.operators.track.Assignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether who is followed is the same all the time (Ristani et al., "Performance Measures and a
 * Data Set for Multi-Target, Multi-Camera Tracking", 2016, section 3.1): each object of the truth
 * is matched with at most one track over the whole clip, so that the fewest boxes are wrong, which
 * is to say that the most boxes are right.
 */
public final class IdentityScore {
    private final Map<Integer, Map<String, Integer>> framesTogether = new HashMap<>();
    private final Set<String> trackIds = new TreeSet<>();
    private int trueBoxes;
    private int trackBoxes;

    /**
     * What was counted.
     *
     * @param right boxes of tracks on the object that the track was matched with (IDTP)
     * @param trueBoxes all boxes of the truth (IDTP + IDFN)
     * @param trackBoxes all boxes of tracks (IDTP + IDFP)
     */
    public record Counts(int right, int trueBoxes, int trackBoxes) {
        public static final Counts NONE = new Counts(0, 0, 0);

        public Counts plus(Counts other) {
            return new Counts(
                    right + other.right,
                    trueBoxes + other.trueBoxes,
                    trackBoxes + other.trackBoxes);
        }

        public double idf1() {
            int all = trueBoxes + trackBoxes;
            return all == 0 ? Double.NaN : 2.0 * right / all;
        }
    }

    /** Another frame of the clip. */
    public void frame(TrackedFrame frame) {
        trueBoxes += frame.objects().size();
        trackBoxes += frame.tracks().size();
        trackIds.addAll(frame.tracks().keySet());
        frame.objects()
                .forEach(
                        (id, box) ->
                                frame.tracks()
                                        .forEach(
                                                (track, followed) -> {
                                                    if (box.iou(followed)
                                                            >= TrackedFrame.LEAST_OVERLAP) {
                                                        together(id).merge(track, 1, Integer::sum);
                                                    }
                                                }));
    }

    private Map<String, Integer> together(int id) {
        return framesTogether.computeIfAbsent(id, any -> new HashMap<>());
    }

    /** Of all frames so far. */
    public Counts counts() {
        List<Integer> rows = new ArrayList<>(new TreeSet<>(framesTogether.keySet()));
        List<String> columns = new ArrayList<>(trackIds);
        double[][] gains = new double[rows.size()][columns.size()];
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Integer> together = together(rows.get(i));
            for (int j = 0; j < columns.size(); j++) {
                gains[i][j] = together.getOrDefault(columns.get(j), 0);
            }
        }
        int[] columnOfRow = Assignment.match(gains);
        double right = 0;
        for (int i = 0; i < columnOfRow.length; i++) {
            right += columnOfRow[i] == Assignment.NONE ? 0 : gains[i][columnOfRow[i]];
        }
        return new Counts((int) right, trueBoxes, trackBoxes);
    }
}
