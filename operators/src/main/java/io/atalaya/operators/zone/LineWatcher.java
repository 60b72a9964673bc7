package io.atalaya.operators.zone;

import io.atalaya.operators.geometry.DirectedSegment;
import io.atalaya.operators.geometry.Point;
import io.atalaya.operators.geometry.Side;
import io.atalaya.operators.model.CrossingDirection;
import java.time.Instant;

/**
 * When an object has crossed one line: it is known to be on a side once enough frames in a row show
 * it there, and a change of side is a crossing when the way between the frames met the line between
 * its two ends. Going around an end changes the side without a crossing.
 */
final class LineWatcher {
    private final LineConfig config;
    private final DirectedSegment segment;

    LineWatcher(LineConfig config) {
        this.config = config;
        this.segment = config.segment();
    }

    LineConfig config() {
        return config;
    }

    /** How the track stands to the line after a frame that shows it at this point. */
    LinePassage advance(LinePassage passage, Point point, Instant at, String frameId) {
        Side side = segment.side(point);
        if (side == Side.ON) {
            // It says nothing about the side; the way is seen from the last point that did.
            return passage;
        }
        if (side == passage.side()) {
            return passage.settledAt(point);
        }
        LinePassage pending = pending(passage, side, point, at, frameId);
        if (pending.pendingFrames() < config.minimumCrossingFrames()) {
            return pending;
        }
        return pending.turned(passage.side() != Side.ON && pending.pendingWithin());
    }

    /** The direction of the crossing that ended on this side. */
    static CrossingDirection directionTo(Side side) {
        return side == Side.RIGHT
                ? CrossingDirection.LEFT_TO_RIGHT
                : CrossingDirection.RIGHT_TO_LEFT;
    }

    private LinePassage pending(
            LinePassage passage, Side side, Point point, Instant at, String frameId) {
        if (passage.pendingFrames() > 0 && passage.pendingSide() == side) {
            return passage.pendingAt(point);
        }
        boolean within = segment.isMetBy(passage.lastPoint(), point);
        return passage.pendingFrom(side, within, point, at, frameId);
    }
}
