package io.atalaya.operators.picture;

import io.atalaya.operators.model.Box;

/**
 * Where the source picture lies in the model's picture, and so the way back for boxes.
 *
 * @param leftPx of the source picture in the model's picture; likewise the others
 */
public record Placement(
        int sourceWidthPx, int sourceHeightPx, int leftPx, int topPx, int widthPx, int heightPx) {

    /** A box in the model's pixels as a box in the source's, clipped to the source picture. */
    public Box toSource(float left, float top, float right, float bottom) {
        float scaleX = (float) sourceWidthPx / widthPx;
        float scaleY = (float) sourceHeightPx / heightPx;
        return new Box(
                        (left - leftPx) * scaleX,
                        (top - topPx) * scaleY,
                        (right - leftPx) * scaleX,
                        (bottom - topPx) * scaleY)
                .clippedTo(sourceWidthPx, sourceHeightPx);
    }
}
