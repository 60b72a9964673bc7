package io.atalaya.operators.score;

import io.atalaya.operators.model.Box;
import io.atalaya.operators.track.Assignment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One frame of one label: the objects that are there by their ids, and the tracks that were
 * followed there by theirs. In the order of the ids, so that ties are settled in the same way each
 * time.
 */
public record TrackedFrame(Map<Integer, Box> objects, Map<String, Box> tracks) {
    /** The overlap, as intersection over union, from which on a track is on an object. */
    static final float LEAST_OVERLAP = 0.5f;

    public TrackedFrame {
        objects = new TreeMap<>(objects);
        tracks = new TreeMap<>(tracks);
    }

    /**
     * Leaves out ignored objects together with the tracks that are on them, as the MOT Challenge
     * does: tracks are paired with all objects, ignored or not, and who got an ignored one is out.
     */
    public static TrackedFrame of(List<TrueBox> truth, List<FoundBox> found) {
        List<FoundBox> followed = found.stream().filter(FoundBox::isFollowed).toList();
        double[][] gains = new double[followed.size()][truth.size()];
        for (int i = 0; i < followed.size(); i++) {
            for (int j = 0; j < truth.size(); j++) {
                double overlap = truth.get(j).overlap(followed.get(i).box());
                gains[i][j] = overlap >= LEAST_OVERLAP ? gain(overlap, truth.size()) : 0;
            }
        }
        int[] objectOfTrack = Assignment.match(gains);
        Map<String, Box> tracks = new TreeMap<>();
        for (int i = 0; i < followed.size(); i++) {
            FoundBox track = followed.get(i);
            boolean paired = objectOfTrack[i] != Assignment.NONE;
            boolean ignored =
                    paired ? truth.get(objectOfTrack[i]).ignored() : isInCrowd(track, truth);
            if (!ignored) {
                tracks.put(track.trackId(), track.box());
            }
        }
        Map<Integer, Box> objects = new TreeMap<>();
        truth.stream()
                .filter(box -> !box.ignored())
                .forEach(box -> objects.put(box.id(), box.box()));
        return new TrackedFrame(objects, tracks);
    }

    private static boolean isInCrowd(FoundBox track, List<TrueBox> truth) {
        return truth.stream()
                .anyMatch(box -> box.crowd() && box.overlap(track.box()) >= LEAST_OVERLAP);
    }

    /**
     * Pairs as many of them as can be, as close as can be.
     *
     * @return the tracks' ids by the objects'
     */
    static Map<Integer, String> pair(Map<Integer, Box> objects, Map<String, Box> tracks) {
        List<Map.Entry<Integer, Box>> rows = List.copyOf(new TreeMap<>(objects).entrySet());
        List<Map.Entry<String, Box>> columns = List.copyOf(new TreeMap<>(tracks).entrySet());
        double[][] gains = new double[rows.size()][columns.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < columns.size(); j++) {
                float overlap = rows.get(i).getValue().iou(columns.get(j).getValue());
                gains[i][j] = overlap >= LEAST_OVERLAP ? gain(overlap, rows.size()) : 0;
            }
        }
        int[] columnOfRow = Assignment.match(gains);
        Map<Integer, String> pairs = new TreeMap<>();
        for (int i = 0; i < columnOfRow.length; i++) {
            if (columnOfRow[i] != Assignment.NONE) {
                pairs.put(rows.get(i).getKey(), columns.get(columnOfRow[i]).getKey());
            }
        }
        return pairs;
    }

    /** One pair more always outweighs any closeness of the others. */
    private static double gain(double overlap, int mostPairs) {
        return mostPairs + 1 + overlap;
    }
}
