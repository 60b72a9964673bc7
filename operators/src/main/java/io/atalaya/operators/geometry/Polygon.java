package io.atalaya.operators.geometry;

import java.util.ArrayList;
import java.util.List;

/**
 * A simple polygon in ratios of the picture: at least three corners, no two edges that meet but at
 * their common corner, and an area.
 */
public final class Polygon {
    /** A pixel of a 4K picture is 1e-7 of it; what is smaller is a slip of the pen. */
    static final double MINIMUM_AREA_RATIO = 1e-7;

    private final List<Point> corners;
    private final List<DirectedSegment> edges;

    /**
     * @throws IllegalArgumentException with what is wrong, for the person who drew it
     */
    public Polygon(List<Point> corners) {
        if (corners.size() < 3) {
            throw new IllegalArgumentException(
                    "a polygon needs at least 3 points, got " + corners.size());
        }
        this.corners = List.copyOf(corners);
        this.corners.forEach(Polygon::requireInPicture);
        this.edges = edgesOf(this.corners);
        requireSimple(edges);
        if (area() < MINIMUM_AREA_RATIO) {
            throw new IllegalArgumentException(
                    "a polygon needs an area; its points lie on one line: " + corners);
        }
    }

    public List<Point> corners() {
        return corners;
    }

    /** As a ratio of the picture's area, by the shoelace formula. */
    public double area() {
        double twice = 0;
        for (DirectedSegment edge : edges) {
            twice += edge.from().x() * edge.to().y() - edge.to().x() * edge.from().y();
        }
        return Math.abs(twice) / 2;
    }

    /**
     * Whether the point lies in the polygon or on its border: the border is tested first, then the
     * number of edges that a ray to the right crosses (Hormann and Agathos, "The point in polygon
     * problem for arbitrary polygons", Computational Geometry 20, 2001, section 2). The border
     * belongs to the polygon because a box that is cut off by the picture's edge stands exactly on
     * the border of a zone that goes to that edge.
     */
    public boolean contains(Point point) {
        return distanceToBorder(point) <= DirectedSegment.TOLERANCE_RATIO || isEnclosed(point);
    }

    /** The length of the shortest way from the point to the border, from inside or outside. */
    public double distanceToBorder(Point point) {
        double nearest = Double.POSITIVE_INFINITY;
        for (DirectedSegment edge : edges) {
            nearest = Math.min(nearest, edge.distanceTo(point));
        }
        return nearest;
    }

    private boolean isEnclosed(Point point) {
        boolean enclosed = false;
        for (DirectedSegment edge : edges) {
            Point from = edge.from();
            Point to = edge.to();
            boolean spans = (from.y() > point.y()) != (to.y() > point.y());
            if (spans && point.x() < xAt(from, to, point.y())) {
                enclosed = !enclosed;
            }
        }
        return enclosed;
    }

    private static double xAt(Point from, Point to, double y) {
        return from.x() + (to.x() - from.x()) * (y - from.y()) / (to.y() - from.y());
    }

    private static List<DirectedSegment> edgesOf(List<Point> corners) {
        List<DirectedSegment> edges = new ArrayList<>();
        for (int i = 0; i < corners.size(); i++) {
            Point from = corners.get(i);
            Point to = corners.get((i + 1) % corners.size());
            if (from.distanceTo(to) <= DirectedSegment.TOLERANCE_RATIO) {
                throw new IllegalArgumentException(
                        "a polygon's points must differ, and it closes by itself; got "
                                + from
                                + " twice in a row");
            }
            edges.add(new DirectedSegment(from, to));
        }
        return List.copyOf(edges);
    }

    private static void requireInPicture(Point corner) {
        if (!corner.equals(corner.withinPicture())) {
            throw new IllegalArgumentException(
                    "a polygon's points are ratios of the picture from 0 to 1, got " + corner);
        }
    }

    private static void requireSimple(List<DirectedSegment> edges) {
        for (int i = 0; i < edges.size(); i++) {
            for (int j = i + 1; j < edges.size(); j++) {
                requireApart(
                        edges.get(i), edges.get(j), j == i + 1, i == 0 && j == edges.size() - 1);
            }
        }
    }

    private static void requireApart(
            DirectedSegment one, DirectedSegment other, boolean follows, boolean closes) {
        boolean meet;
        if (follows || closes) {
            // Neighbours share a corner; they may not also lie on top of each other.
            Point ownEnd = follows ? one.from() : one.to();
            Point otherEnd = follows ? other.to() : other.from();
            meet =
                    other.distanceTo(ownEnd) <= DirectedSegment.TOLERANCE_RATIO
                            || one.distanceTo(otherEnd) <= DirectedSegment.TOLERANCE_RATIO;
        } else {
            meet = one.isMetBy(other.from(), other.to());
        }
        if (meet) {
            throw new IllegalArgumentException(
                    "a polygon's edges must not cross; these do: " + one + " and " + other);
        }
    }
}
