package io.atalaya.operators.track;

import io.atalaya.operators.model.Box;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The CLEAR MOT measures (Bernardin and Stiefelhagen, "Evaluating Multiple Object Tracking
 * Performance: The CLEAR MOT Metrics", 2008, section 2.1.2): in each frame pairs of the frame
 * before that are still valid are kept, then the rest is paired so that as many as possible are, as
 * close as possible; an object paired with another track than last time is a switch.
 */
final class ClearMot {
    private static final float LEAST_OVERLAP = 0.5f;

    private final Map<Integer, Long> lastTrackOf = new HashMap<>();
    private int objects;
    private int falsePositives;
    private int misses;
    private int switches;

    void frame(Map<Integer, Box> truth, Map<Long, Box> tracks) {
        objects += truth.size();
        Map<Integer, Long> pairs = new LinkedHashMap<>();
        for (int object : new TreeSet<>(truth.keySet())) {
            Long track = lastTrackOf.get(object);
            if (track != null
                    && tracks.containsKey(track)
                    && !pairs.containsValue(track)
                    && truth.get(object).iou(tracks.get(track)) >= LEAST_OVERLAP) {
                pairs.put(object, track);
            }
        }
        List<Integer> freeObjects =
                truth.keySet().stream().filter(id -> !pairs.containsKey(id)).sorted().toList();
        Set<Long> freeTracks = new TreeSet<>(tracks.keySet());
        freeTracks.removeAll(pairs.values());
        Pairing rest = best(freeObjects, 0, List.copyOf(freeTracks), 0, truth, tracks);
        pairs.putAll(rest.pairs);
        pairs.forEach(this::count);
        misses += truth.size() - pairs.size();
        falsePositives += tracks.size() - pairs.size();
    }

    int switches() {
        return switches;
    }

    double mota() {
        return 100.0 * (objects - misses - falsePositives - switches) / objects;
    }

    @Override
    public String toString() {
        return "objects %d, FP %d, FN %d, IDSW %d, MOTA %.2f"
                .formatted(objects, falsePositives, misses, switches, mota());
    }

    private void count(int object, long track) {
        Long last = lastTrackOf.put(object, track);
        if (last != null && last != track) {
            switches++;
        }
    }

    private record Pairing(Map<Integer, Long> pairs, double overlap) {
        boolean isBetterThan(Pairing other) {
            return pairs.size() != other.pairs.size()
                    ? pairs.size() > other.pairs.size()
                    : overlap > other.overlap;
        }
    }

    /** By trying everything, which a handful of objects allows. */
    private static Pairing best(
            List<Integer> objects,
            int from,
            List<Long> tracks,
            int used,
            Map<Integer, Box> truth,
            Map<Long, Box> boxes) {
        if (from == objects.size()) {
            return new Pairing(Map.of(), 0);
        }
        Pairing best = best(objects, from + 1, tracks, used, truth, boxes);
        for (int i = 0; i < tracks.size(); i++) {
            float overlap = truth.get(objects.get(from)).iou(boxes.get(tracks.get(i)));
            if ((used & 1 << i) == 0 && overlap >= LEAST_OVERLAP) {
                Pairing rest = best(objects, from + 1, tracks, used | 1 << i, truth, boxes);
                Map<Integer, Long> pairs = new HashMap<>(rest.pairs);
                pairs.put(objects.get(from), tracks.get(i));
                Pairing pairing = new Pairing(pairs, rest.overlap + overlap);
                best = pairing.isBetterThan(best) ? pairing : best;
            }
        }
        return best;
    }
}
