package io.atalaya.pipeline.runtime;

import io.atalaya.operators.picture.PackedPicture;
import io.atalaya.schemas.v1.Bbox;
import io.atalaya.schemas.v1.Frame;
import java.awt.image.BufferedImage;

/**
 * How much of the fine detail of real pictures is left in those that are shown: by what each pixel
 * differs from its neighbours, and how far both agree about it.
 */
final class FineDetail {
    private double real;
    private double shared;
    private int count;

    /** Within a box that was found in the frame. */
    void compare(BufferedImage shown, PackedPicture original, Bbox box, Frame frame) {
        double scaleX = (double) original.widthPx() / frame.getWidth();
        double scaleY = (double) original.heightPx() / frame.getHeight();
        compare(
                shown,
                original,
                (int) (box.getLeftX() * scaleX),
                (int) (box.getTopY() * scaleY),
                (int) (box.getRightX() * scaleX),
                (int) (box.getBottomY() * scaleY));
    }

    /** In the corner at the top right, where nobody ever is. */
    void compareCorner(BufferedImage shown, PackedPicture original) {
        int width = original.widthPx();
        compare(shown, original, width - width / 6, 0, width, original.heightPx() / 6);
    }

    private void compare(
            BufferedImage shown, PackedPicture original, int left, int top, int right, int bottom) {
        count++;
        int lastX = Math.min(right, Math.min(original.widthPx(), shown.getWidth()) - 1);
        int lastY = Math.min(bottom, Math.min(original.heightPx(), shown.getHeight()) - 1);
        for (int y = Math.max(1, top); y < lastY; y++) {
            for (int x = Math.max(1, left); x < lastX; x++) {
                double detail = detail(original, x, y);
                real += detail * detail;
                shared += detail * detail(shown, x, y);
            }
        }
    }

    /** 1 where all of it is there, 0 where the pictures have nothing in common. */
    double left() {
        return shared / real;
    }

    int numCompared() {
        return count;
    }

    private static double detail(PackedPicture picture, int x, int y) {
        return green(picture, x, y)
                - (green(picture, x - 1, y)
                                + green(picture, x + 1, y)
                                + green(picture, x, y - 1)
                                + green(picture, x, y + 1))
                        / 4.0;
    }

    private static double detail(BufferedImage picture, int x, int y) {
        return green(picture, x, y)
                - (green(picture, x - 1, y)
                                + green(picture, x + 1, y)
                                + green(picture, x, y - 1)
                                + green(picture, x, y + 1))
                        / 4.0;
    }

    private static int green(PackedPicture picture, int x, int y) {
        return picture.pixels()[3 * (y * picture.widthPx() + x) + 1] & 0xff;
    }

    private static int green(BufferedImage picture, int x, int y) {
        return picture.getRGB(x, y) >> 8 & 0xff;
    }
}
