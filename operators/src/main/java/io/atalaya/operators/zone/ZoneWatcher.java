package io.atalaya.operators.zone;

import io.atalaya.operators.geometry.Point;
import io.atalaya.operators.geometry.Polygon;
import java.time.Duration;
import java.time.Instant;

/** When an object is in one zone: a border with a margin, and frames in a row that must agree. */
final class ZoneWatcher {
    private final ZoneConfig config;
    private final Polygon polygon;

    ZoneWatcher(ZoneConfig config) {
        this.config = config;
        this.polygon = config.area();
    }

    ZoneConfig config() {
        return config;
    }

    /** How the track stands to the zone after a frame that shows it at this point. */
    ZoneVisit advance(ZoneVisit visit, Point point, Instant at, String frameId) {
        if (showsInside(visit.inside(), point) == visit.inside()) {
            return visit.settled();
        }
        ZoneVisit pending = visit.pending(at, frameId);
        return pending.pendingFrames() >= config.minimumConsecutiveFrames()
                ? pending.turned()
                : pending;
    }

    boolean dwellIsDue(ZoneVisit visit, Instant at) {
        Duration interval = config.dwellInterval();
        return visit.inside()
                && interval.toMillis() > 0
                && !at.isBefore(visit.dwellFrom().plus(interval));
    }

    /** The last moment up to now at which a dwell interval ended. */
    Instant dwellUntil(ZoneVisit visit, Instant at) {
        long interval = config.dwellInterval().toMillis();
        long passed = Duration.between(visit.dwellFrom(), at).toMillis();
        return visit.dwellFrom().plusMillis(passed - passed % interval);
    }

    private boolean showsInside(boolean wasInside, Point point) {
        return polygon.contains(point)
                || (wasInside && polygon.distanceToBorder(point) <= config.borderMarginRatio());
    }
}
