package io.atalaya.pipeline.score;

import static java.util.stream.Collectors.groupingBy;

import io.atalaya.operators.score.AveragePrecision;
import io.atalaya.operators.score.ClearMot;
import io.atalaya.operators.score.ClipTruth;
import io.atalaya.operators.score.FoundBox;
import io.atalaya.operators.score.IdentityScore;
import io.atalaya.operators.score.TrackedFrame;
import io.atalaya.operators.score.TrueBox;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Compares boxes, clip by clip and label by label. */
final class BoxScore {
    private final SortedMap<String, AveragePrecision> precisions = new TreeMap<>();
    private final SortedMap<String, ClearMot.Counts> tracks = new TreeMap<>();
    private final SortedMap<String, IdentityScore.Counts> identities = new TreeMap<>();

    /**
     * Adds a clip's detections.
     *
     * @param found by frame, those that were looked at and no others
     */
    void detections(ClipTruth truth, Map<Integer, List<FoundBox>> found) {
        for (String label : truth.labels()) {
            AveragePrecision precision =
                    precisions.computeIfAbsent(label, any -> new AveragePrecision());
            Map<Integer, List<TrueBox>> objects = ofLabel(truth, label);
            compared(truth, found)
                    .forEach(
                            (frame, boxes) ->
                                    precision.frame(
                                            objects.getOrDefault(frame, List.of()),
                                            ofLabel(boxes, label)));
        }
    }

    /**
     * Adds a clip's tracks.
     *
     * @param labels that the camera keeps, of others nothing can be found
     */
    void tracks(ClipTruth truth, Map<Integer, List<FoundBox>> found, SortedSet<String> labels) {
        for (String label : labels) {
            Map<Integer, List<TrueBox>> objects = ofLabel(truth, label);
            var mot = new ClearMot();
            var identity = new IdentityScore();
            compared(truth, found)
                    .forEach(
                            (frame, boxes) -> {
                                TrackedFrame tracked =
                                        TrackedFrame.of(
                                                objects.getOrDefault(frame, List.of()),
                                                ofLabel(boxes, label));
                                mot.frame(tracked);
                                identity.frame(tracked);
                            });
            tracks.merge(label, mot.counts(), ClearMot.Counts::plus);
            identities.merge(label, identity.counts(), IdentityScore.Counts::plus);
        }
    }

    /** In the order of the frames, as tracks need it. */
    static SortedMap<Integer, List<FoundBox>> compared(
            ClipTruth truth, Map<Integer, List<FoundBox>> found) {
        SortedMap<Integer, List<FoundBox>> compared = new TreeMap<>(found);
        compared.keySet().retainAll(truth.frames());
        return compared;
    }

    private static Map<Integer, List<TrueBox>> ofLabel(ClipTruth truth, String label) {
        return truth.boxes().stream()
                .filter(box -> box.label().equals(label))
                .collect(groupingBy(TrueBox::frame));
    }

    private static List<FoundBox> ofLabel(List<FoundBox> boxes, String label) {
        return boxes.stream().filter(box -> box.label().equals(label)).toList();
    }

    ScoreReport.Detection detection(double scoreThreshold) {
        SortedMap<String, ScoreReport.DetectedLabel> labels = new TreeMap<>();
        precisions.forEach(
                (label, precision) ->
                        labels.put(label, ScoreReport.DetectedLabel.of(precision.result())));
        return new ScoreReport.Detection(
                scoreThreshold,
                ScoreReport.number(mean(AveragePrecision.Result::ap50)),
                ScoreReport.number(mean(AveragePrecision.Result::ap)),
                labels);
    }

    private double mean(ToDoubleFunction<AveragePrecision.Result> value) {
        return precisions.values().stream()
                .map(AveragePrecision::result)
                .filter(result -> result.objects() > 0)
                .mapToDouble(value)
                .average()
                .orElse(Double.NaN);
    }

    ScoreReport.Tracking tracking() {
        SortedMap<String, ScoreReport.TrackedLabel> labels = new TreeMap<>();
        var allTracks = ClearMot.Counts.NONE;
        var allIdentities = IdentityScore.Counts.NONE;
        for (Map.Entry<String, ClearMot.Counts> entry : tracks.entrySet()) {
            var identity = Objects.requireNonNull(identities.get(entry.getKey()));
            labels.put(entry.getKey(), ScoreReport.TrackedLabel.of(entry.getValue(), identity));
            allTracks = allTracks.plus(entry.getValue());
            allIdentities = allIdentities.plus(identity);
        }
        return new ScoreReport.Tracking(
                ScoreReport.TrackedLabel.of(allTracks, allIdentities), labels);
    }
}
