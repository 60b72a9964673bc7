package io.atalaya.pipeline.score;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.atalaya.operators.score.AveragePrecision;
import io.atalaya.operators.score.ClearMot;
import io.atalaya.operators.score.IdentityScore;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How good a pipeline was on some clips. Null is what could not be measured, since the truth says
 * nothing of it.
 */
public record ScoreReport(
        String name,
        List<Clip> clips,
        @Nullable Detection detection,
        @Nullable Tracking tracking,
        @Nullable Events events) {

    /**
     * A clip with boxes in its truth.
     *
     * @param labelledFrames that the truth speaks of
     * @param comparedFrames of them, those that the model looked at
     */
    public record Clip(String camera, int labelledFrames, int comparedFrames) {}

    /**
     * Average precision, over all clips together.
     *
     * @param scoreThreshold of the model while this was measured
     * @param ap50 the mean over the labels that are there
     */
    public record Detection(
            double scoreThreshold,
            @Nullable Double ap50,
            @Nullable Double ap,
            SortedMap<String, DetectedLabel> labels) {}

    /** Of one label. */
    public record DetectedLabel(int objects, @Nullable Double ap50, @Nullable Double ap) {
        static DetectedLabel of(AveragePrecision.Result result) {
            return new DetectedLabel(result.objects(), number(result.ap50()), number(result.ap()));
        }
    }

    /** Tracks, with the pipeline as it is configured; over all clips and labels together. */
    public record Tracking(TrackedLabel all, SortedMap<String, TrackedLabel> labels) {}

    /** Of one label, or of all. */
    public record TrackedLabel(
            int objects,
            @Nullable Double mota,
            @Nullable Double idf1,
            @Nullable Double recall,
            @Nullable Double precision,
            int falsePositives,
            int misses,
            int switches) {
        /** Whether there was something to be followed, or something was wrongly. */
        boolean isThere() {
            return objects > 0 || falsePositives > 0;
        }

        static TrackedLabel of(ClearMot.Counts mot, IdentityScore.Counts identity) {
            return new TrackedLabel(
                    mot.objects(),
                    number(mot.mota()),
                    number(identity.idf1()),
                    number(mot.recall()),
                    number(mot.precision()),
                    mot.falsePositives(),
                    mot.misses(),
                    mot.switches());
        }
    }

    /**
     * Zone events and alerts.
     *
     * @param notCompared how many came of each type of which the truth names none
     */
    public record Events(
            double toleranceSeconds,
            int found,
            int missed,
            @JsonProperty("false") int wrong,
            @Nullable Double meanDelaySeconds,
            @Nullable Double greatestDelaySeconds,
            List<Event> list,
            Map<String, Integer> notCompared) {}

    /**
     * One event.
     *
     * @param outcome found, missed or false
     * @param seconds when it was, of a false one when it was said to be
     * @param delaySeconds how much later than it was, below 0 for earlier
     */
    public record Event(
            String outcome,
            String type,
            String source,
            @Nullable String place,
            @Nullable String label,
            @Nullable String direction,
            double seconds,
            @Nullable Double delaySeconds) {}

    static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
