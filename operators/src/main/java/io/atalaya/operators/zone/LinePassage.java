package io.atalaya.operators.zone;

import io.atalaya.operators.geometry.Point;
import io.atalaya.operators.geometry.Side;
import java.time.Instant;

/**
 * State: how one track stands to one line.
 *
 * @param side the side it is known to be on, {@link Side#ON} while that is not known yet
 * @param crossings how often this track crossed this line
 * @param x of where it was seen last, as a ratio of the picture
 * @param y of where it was seen last, as a ratio of the picture
 * @param pendingSide the side that the latest frames in a row show and {@code side} does not
 * @param pendingFrames how many frames that are
 * @param pendingWithin whether the way to the first of them met the line between its ends
 * @param pendingSince event time of the first of them
 * @param pendingFrameId the first of them
 */
public record LinePassage(
        String lineId,
        Side side,
        int crossings,
        double x,
        double y,
        Side pendingSide,
        int pendingFrames,
        boolean pendingWithin,
        Instant pendingSince,
        String pendingFrameId) {

    static LinePassage unknown(String lineId, Point point, Instant at) {
        return new LinePassage(lineId, Side.ON, 0, point.x(), point.y(), Side.ON, 0, false, at, "");
    }

    Point lastPoint() {
        return new Point(x, y);
    }

    LinePassage settledAt(Point point) {
        return new LinePassage(
                lineId, side, crossings, point.x(), point.y(), Side.ON, 0, false, pendingSince, "");
    }

    LinePassage pendingAt(Point point) {
        return new LinePassage(
                lineId,
                side,
                crossings,
                point.x(),
                point.y(),
                pendingSide,
                pendingFrames + 1,
                pendingWithin,
                pendingSince,
                pendingFrameId);
    }

    LinePassage pendingFrom(Side other, boolean within, Point point, Instant at, String frameId) {
        return new LinePassage(
                lineId, side, crossings, point.x(), point.y(), other, 1, within, at, frameId);
    }

    LinePassage turned(boolean crossed) {
        return new LinePassage(
                lineId,
                pendingSide,
                crossed ? crossings + 1 : crossings,
                x,
                y,
                Side.ON,
                0,
                false,
                pendingSince,
                "");
    }
}
