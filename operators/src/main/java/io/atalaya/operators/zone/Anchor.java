package io.atalaya.operators.zone;

import io.atalaya.operators.geometry.Point;
import io.atalaya.operators.model.Box;
import io.atalaya.operators.model.FrameInfo;

/** The point of a box that must be in a zone for the object to be in it. */
public enum Anchor {
    /** Where a person or a vehicle stands: right for zones drawn on the floor. */
    BOTTOM_CENTRE(0.5f, 1),
    CENTRE(0.5f, 0.5f),
    TOP_CENTRE(0.5f, 0),
    LEFT_CENTRE(0, 0.5f),
    RIGHT_CENTRE(1, 0.5f);

    private final float acrossRatio;
    private final float downRatio;

    Anchor(float acrossRatio, float downRatio) {
        this.acrossRatio = acrossRatio;
        this.downRatio = downRatio;
    }

    /** This point of the box in ratios of the frame's picture. */
    Point of(Box box, FrameInfo frame) {
        double x = box.left() + acrossRatio * box.width();
        double y = box.top() + downRatio * box.height();
        return new Point(x / frame.widthPx(), y / frame.heightPx()).withinPicture();
    }
}
