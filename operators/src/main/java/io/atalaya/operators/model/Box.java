package io.atalaya.operators.model;

/**
 * A rectangle in the pixels of the camera's own picture, x to the right and y down. Its edges may
 * lie outside the picture when a model puts them there; {@link #clippedTo} cuts them off.
 */
public record Box(float left, float top, float right, float bottom) {
    public Box {
        if (!(left <= right) || !(top <= bottom)) {
            throw new IllegalArgumentException(
                    "a box needs left <= right and top <= bottom, got left="
                            + left
                            + " top="
                            + top
                            + " right="
                            + right
                            + " bottom="
                            + bottom);
        }
    }

    public float width() {
        return right - left;
    }

    public float height() {
        return bottom - top;
    }

    public float area() {
        return width() * height();
    }

    /** Intersection over union, 0 where the boxes do not meet or are empty. */
    public float iou(Box other) {
        float shared =
                Math.max(0, Math.min(right, other.right) - Math.max(left, other.left))
                        * Math.max(0, Math.min(bottom, other.bottom) - Math.max(top, other.top));
        float union = area() + other.area() - shared;
        return union > 0 ? shared / union : 0;
    }

    public Box clippedTo(int widthPx, int heightPx) {
        return new Box(
                within(left, widthPx),
                within(top, heightPx),
                within(right, widthPx),
                within(bottom, heightPx));
    }

    private static float within(float value, int limit) {
        return Math.max(0, Math.min(value, limit));
    }
}
