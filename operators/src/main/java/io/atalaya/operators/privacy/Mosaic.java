package io.atalaya.operators.privacy;

import io.atalaya.operators.model.Box;
import io.atalaya.operators.picture.PackedPicture;
import io.atalaya.operators.picture.PictureFormat;

/**
 * Replaces a part of a picture by few large tiles of its average colours. Unlike a Gaussian blur it
 * cannot be undone: what is left is one colour for each tile.
 */
final class Mosaic {
    /** Along the longer side. A face has then far fewer tiles than anybody is recognised by. */
    private static final int TILES = 6;

    private static final int SMALLEST_TILE_PX = 8;

    private Mosaic() {}

    /**
     * Covers a box.
     *
     * @param box in the camera's own pixels
     */
    static void cover(PackedPicture picture, Box box) {
        double scaleX = (double) picture.widthPx() / picture.sourceWidthPx();
        double scaleY = (double) picture.heightPx() / picture.sourceHeightPx();
        int left = within((int) Math.floor(box.left() * scaleX), picture.widthPx());
        int top = within((int) Math.floor(box.top() * scaleY), picture.heightPx());
        int right = within((int) Math.ceil(box.right() * scaleX), picture.widthPx());
        int bottom = within((int) Math.ceil(box.bottom() * scaleY), picture.heightPx());
        int longer = Math.max(right - left, bottom - top);
        int tile = Math.max(SMALLEST_TILE_PX, (longer + TILES - 1) / TILES);
        for (int y = top; y < bottom; y += tile) {
            for (int x = left; x < right; x += tile) {
                average(picture, x, y, Math.min(right, x + tile), Math.min(bottom, y + tile));
            }
        }
    }

    private static int within(int value, int limit) {
        return Math.max(0, Math.min(value, limit));
    }

    private static void average(PackedPicture picture, int left, int top, int right, int bottom) {
        byte[] pixels = picture.pixels();
        int pixelCount = (right - left) * (bottom - top);
        for (int channel = 0; channel < PictureFormat.BYTES_PER_PIXEL; channel++) {
            long sum = 0;
            for (int y = top; y < bottom; y++) {
                for (int i = at(picture, left, y, channel);
                        i < at(picture, right, y, channel);
                        i += PictureFormat.BYTES_PER_PIXEL) {
                    sum += pixels[i] & 0xff;
                }
            }
            byte mean = (byte) (sum / pixelCount);
            for (int y = top; y < bottom; y++) {
                for (int i = at(picture, left, y, channel);
                        i < at(picture, right, y, channel);
                        i += PictureFormat.BYTES_PER_PIXEL) {
                    pixels[i] = mean;
                }
            }
        }
    }

    private static int at(PackedPicture picture, int x, int y, int channel) {
        return (y * picture.widthPx() + x) * PictureFormat.BYTES_PER_PIXEL + channel;
    }
}
