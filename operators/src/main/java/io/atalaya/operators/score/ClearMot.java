package io.atalaya.operators.score;

import io.atalaya.operators.model.Box;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The CLEAR MOT measures (Bernardin and Stiefelhagen, "Evaluating Multiple Object Tracking
 * Performance: The CLEAR MOT Metrics", 2008, section 2.1.2): in each frame pairs of the frame
 * before that are still valid are kept, then the rest is paired so that as many as possible are, as
 * close as possible; an object paired with another track than last time is a switch.
 */
public final class ClearMot {
    private final Map<Integer, String> lastTrackOf = new HashMap<>();
    private Counts counts = Counts.NONE;

    /**
     * What was counted.
     *
     * @param objects boxes that were there to be followed
     * @param falsePositives boxes of tracks where no object is
     * @param misses objects where no track is
     * @param switches objects that have another track than before
     */
    public record Counts(int objects, int falsePositives, int misses, int switches) {
        public static final Counts NONE = new Counts(0, 0, 0, 0);

        public Counts plus(Counts other) {
            return new Counts(
                    objects + other.objects,
                    falsePositives + other.falsePositives,
                    misses + other.misses,
                    switches + other.switches);
        }

        /** 1 at best, below 0 where more is wrong than there is; NaN where there is nothing. */
        public double mota() {
            double wrong = (double) misses + falsePositives + switches;
            return objects == 0 ? Double.NaN : 1 - wrong / objects;
        }

        public double recall() {
            return objects == 0 ? Double.NaN : (objects - misses) / (double) objects;
        }

        public double precision() {
            int right = objects - misses;
            return right + falsePositives == 0
                    ? Double.NaN
                    : right / (double) (right + falsePositives);
        }
    }

    /** The next frame of the clip. */
    public void frame(TrackedFrame frame) {
        Map<Integer, Box> freeObjects = new TreeMap<>(frame.objects());
        Map<String, Box> freeTracks = new TreeMap<>(frame.tracks());
        Map<Integer, String> pairs = stillValid(frame);
        freeObjects.keySet().removeAll(pairs.keySet());
        freeTracks.keySet().removeAll(pairs.values());
        pairs.putAll(TrackedFrame.pair(freeObjects, freeTracks));
        int switches = 0;
        for (Map.Entry<Integer, String> pair : pairs.entrySet()) {
            String last = lastTrackOf.put(pair.getKey(), pair.getValue());
            switches += last != null && !last.equals(pair.getValue()) ? 1 : 0;
        }
        int misses = frame.objects().size() - pairs.size();
        int falsePositives = frame.tracks().size() - pairs.size();
        counts = counts.plus(new Counts(frame.objects().size(), falsePositives, misses, switches));
    }

    private Map<Integer, String> stillValid(TrackedFrame frame) {
        Map<Integer, String> pairs = new TreeMap<>();
        frame.objects()
                .forEach(
                        (id, box) -> {
                            String track = lastTrackOf.get(id);
                            Box followed = track == null ? null : frame.tracks().get(track);
                            if (track != null
                                    && followed != null
                                    && !pairs.containsValue(track)
                                    && box.iou(followed) >= TrackedFrame.LEAST_OVERLAP) {
                                pairs.put(id, track);
                            }
                        });
        return pairs;
    }

    public Counts counts() {
        return counts;
    }
}
