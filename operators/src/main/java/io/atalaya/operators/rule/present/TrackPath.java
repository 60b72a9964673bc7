package io.atalaya.operators.rule.present;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * State: the last seconds of a track's way, and what they say of its speed.
 *
 * @param spots oldest first, at least {@link #SPACING} apart but for the last
 */
public record TrackPath(List<Spot> spots) {
    /** Boxes tremble from frame to frame; over this time that no longer counts. */
    static final Duration SPEED_OVER = Duration.ofSeconds(1);

    /** Standing is: not moved for this long, */
    static final Duration STANDING_FOR = Duration.ofSeconds(2);

    /** by more than this, in ratios of the picture. */
    static final double STANDING_WITHIN_RATIO = 0.02;

    private static final Duration SPACING = Duration.ofMillis(100);

    static TrackPath empty() {
        return new TrackPath(new ArrayList<>());
    }

    TrackPath with(Spot spot) {
        List<Spot> kept = new ArrayList<>();
        for (Spot old : spots) {
            if (!old.at().isBefore(spot.at().minus(STANDING_FOR.plus(SPACING)))) {
                kept.add(old);
            }
        }
        int last = kept.size() - 1;
        if (last > 0 && kept.get(last).at().isBefore(kept.get(last - 1).at().plus(SPACING))) {
            kept.remove(last);
        }
        kept.add(spot);
        return new TrackPath(kept);
    }

    /** In ratios of the picture per second; 0 until it was seen for half a second. */
    public double speed() {
        Spot now = spots.get(spots.size() - 1);
        for (Spot then : spots) {
            double seconds = Duration.between(then.at(), now.at()).toMillis() / 1000.0;
            if (seconds <= SPEED_OVER.toMillis() / 1000.0) {
                return seconds >= 0.5 ? then.distanceTo(now) / seconds : 0;
            }
        }
        return 0;
    }

    public boolean standing() {
        Spot now = spots.get(spots.size() - 1);
        boolean longEnough = !spots.get(0).at().isAfter(now.at().minus(STANDING_FOR));
        return longEnough
                && spots.stream().allMatch(spot -> spot.distanceTo(now) <= STANDING_WITHIN_RATIO);
    }
}
