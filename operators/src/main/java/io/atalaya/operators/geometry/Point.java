package io.atalaya.operators.geometry;

/**
 * A place in the picture: x from its left edge to the right and y from its top edge downwards, both
 * as ratios of its size, so that a zone drawn once fits a camera at every resolution.
 */
public record Point(double x, double y) {
    public Point {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("a point needs two numbers, got " + x + ", " + y);
        }
    }

    /** The nearest point that lies in the picture. */
    public Point withinPicture() {
        return new Point(Math.max(0, Math.min(x, 1)), Math.max(0, Math.min(y, 1)));
    }

    double distanceTo(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
