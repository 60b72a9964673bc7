package io.atalaya.operators.score;

import io.atalaya.operators.track.Assignment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of the truth and the one that was found for it. Without the second it was missed,
 * without the first it is false.
 */
public record EventMatch(@Nullable SceneEvent truth, @Nullable SceneEvent found) {
    private static final double MILLIS = 1000;

    public EventMatch {
        if (truth == null && found == null) {
            throw new IllegalArgumentException("a match needs one of truth and found");
        }
    }

    /** What became of an event. */
    public enum Outcome {
        FOUND,
        MISSED,
        FALSE
    }

    public Outcome outcome() {
        if (truth == null) {
            return Outcome.FALSE;
        }
        return found == null ? Outcome.MISSED : Outcome.FOUND;
    }

    /** The event itself: the truth's, or what was found in its absence. */
    public SceneEvent event() {
        SceneEvent either = truth != null ? truth : found;
        if (either == null) {
            throw new IllegalStateException("neither truth nor found");
        }
        return either;
    }

    /** How much later than it happened, below 0 for earlier; NaN where there are not both. */
    public double delaySeconds() {
        return truth == null || found == null ? Double.NaN : found.seconds() - truth.seconds();
    }

    /**
     * Matches one to one what is alike and no farther apart in time than the tolerance, so that as
     * many as possible are matched, as close as possible. What has a length may be found as long as
     * it lasts: late is not missed.
     *
     * @return every event once, in the order of time
     */
    public static List<EventMatch> match(
            List<SceneEvent> truth, List<SceneEvent> found, Duration tolerance) {
        double[][] gains = new double[truth.size()][found.size()];
        for (int i = 0; i < truth.size(); i++) {
            for (int j = 0; j < found.size(); j++) {
                gains[i][j] = gain(truth.get(i), found.get(j), tolerance, truth.size());
            }
        }
        int[] foundOfTruth = Assignment.match(gains);
        List<SceneEvent> unmatched = new ArrayList<>(found);
        List<EventMatch> matches = new ArrayList<>();
        for (int i = 0; i < truth.size(); i++) {
            boolean matched = foundOfTruth[i] != Assignment.NONE;
            SceneEvent event = matched ? found.get(foundOfTruth[i]) : null;
            matches.add(new EventMatch(truth.get(i), event));
            if (event != null) {
                unmatched.remove(event);
            }
        }
        unmatched.forEach(event -> matches.add(new EventMatch(null, event)));
        matches.sort(Comparator.comparingDouble(match -> match.event().seconds()));
        return List.copyOf(matches);
    }

    private static double gain(
            SceneEvent truth, SceneEvent found, Duration tolerance, int mostPairs) {
        double tolerated = tolerance.toMillis() / MILLIS;
        double latest = Math.max(truth.seconds() + tolerated, truth.untilSeconds());
        boolean within =
                found.seconds() >= truth.seconds() - tolerated && found.seconds() <= latest;
        if (!truth.isLike(found) || !within) {
            return 0;
        }
        double apart = Math.abs(found.seconds() - truth.seconds());
        // One pair more always outweighs any closeness of the others.
        return mostPairs + 1 + 1 / (1 + apart);
    }
}
