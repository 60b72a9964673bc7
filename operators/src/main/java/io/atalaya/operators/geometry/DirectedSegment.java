package io.atalaya.operators.geometry;

import static java.util.Objects.requireNonNull;

/**
 * A piece of a straight line with a direction. Left and right are what a person sees who looks at
 * the picture and goes along it: from the left edge to the right edge, left is up.
 */
public record DirectedSegment(Point from, Point to) {
    /** Below this, in ratios of the picture, a distance is rounding and not a place. */
    static final double TOLERANCE_RATIO = 1e-9;

    public DirectedSegment {
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
        if (from.distanceTo(to) <= TOLERANCE_RATIO) {
            throw new IllegalArgumentException(
                    "a line needs two different points, got " + from + " twice");
        }
    }

    /** The side of the endless line through this segment on which the point lies. */
    public Side side(Point point) {
        double distance = turn(point) / from.distanceTo(to);
        if (Math.abs(distance) <= TOLERANCE_RATIO) {
            return Side.ON;
        }
        // y grows downwards, so what a mathematician calls a left turn is a right turn to the eye.
        return distance < 0 ? Side.LEFT : Side.RIGHT;
    }

    /** Whether the way from one point to another meets this segment, its two ends included. */
    public boolean isMetBy(Point start, Point end) {
        if (start.distanceTo(end) <= TOLERANCE_RATIO) {
            return distanceTo(start) <= TOLERANCE_RATIO;
        }
        DirectedSegment way = new DirectedSegment(start, end);
        Side startSide = side(start);
        Side endSide = side(end);
        if (startSide == Side.ON && endSide == Side.ON) {
            return overlaps(way);
        }
        return startSide != endSide && way.separatesOrTouches(from, to);
    }

    /** The length of the shortest way from the point to this segment. */
    public double distanceTo(Point point) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double along =
                ((point.x() - from.x()) * dx + (point.y() - from.y()) * dy) / (dx * dx + dy * dy);
        double within = Math.max(0, Math.min(along, 1));
        return point.distanceTo(new Point(from.x() + within * dx, from.y() + within * dy));
    }

    private boolean separatesOrTouches(Point first, Point second) {
        Side firstSide = side(first);
        Side secondSide = side(second);
        return firstSide != secondSide || firstSide == Side.ON;
    }

    /** For two segments on one endless line. */
    private boolean overlaps(DirectedSegment other) {
        return distanceTo(other.from) <= TOLERANCE_RATIO
                || distanceTo(other.to) <= TOLERANCE_RATIO
                || other.distanceTo(from) <= TOLERANCE_RATIO;
    }

    private double turn(Point point) {
        return (to.x() - from.x()) * (point.y() - from.y())
                - (to.y() - from.y()) * (point.x() - from.x());
    }
}
