package io.atalaya.operators.inference;

import io.atalaya.operators.picture.Picture;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.PicturePool;
import io.atalaya.operators.picture.Placement;
import java.nio.ByteBuffer;

/**
 * Bilinear scaling between the four nearest pixels only, as OpenCV's default does it. The camera's
 * own scaling averages where it makes smaller, which is smoother; a model answers to the
 * difference.
 */
final class ReferenceScaling {
    private static final int COLOURS = PictureFormat.BYTES_PER_PIXEL;

    private final Picture source;
    private final ByteBuffer from;
    private final int width;
    private final int height;

    private ReferenceScaling(Picture source) {
        this.source = source;
        this.from = source.pixels();
        this.width = source.format().widthPx();
        this.height = source.format().heightPx();
    }

    /** A picture of the camera's size in another format. */
    static Picture scale(Picture source, PictureFormat format) {
        return new ReferenceScaling(source).to(format);
    }

    private Picture to(PictureFormat format) {
        Placement placement = format.place(width, height);
        Picture target = new PicturePool(format).borrow(placement);
        ByteBuffer pixels = target.pixels();
        for (int i = 0; i < format.sizeBytes(); i++) {
            pixels.put(i, (byte) format.padding());
        }
        for (int y = 0; y < placement.heightPx(); y++) {
            double sourceY = (y + 0.5) * height / placement.heightPx() - 0.5;
            for (int x = 0; x < placement.widthPx(); x++) {
                double sourceX = (x + 0.5) * width / placement.widthPx() - 0.5;
                int row = (y + placement.topPx()) * format.widthPx();
                put(pixels, (row + x + placement.leftPx()) * COLOURS, sourceX, sourceY);
            }
        }
        source.close();
        return target;
    }

    private void put(ByteBuffer pixels, int at, double sourceX, double sourceY) {
        double x = Math.max(0, Math.min(sourceX, width - 1));
        double y = Math.max(0, Math.min(sourceY, height - 1));
        for (int c = 0; c < COLOURS; c++) {
            double top = between(value(x, y, c), value(x + 1, y, c), x);
            double bottom = between(value(x, y + 1, c), value(x + 1, y + 1, c), x);
            pixels.put(at + c, (byte) Math.round(between(top, bottom, y)));
        }
    }

    private static double between(double low, double high, double place) {
        double share = place - Math.floor(place);
        return low + (high - low) * share;
    }

    private int value(double x, double y, int colour) {
        int column = Math.min((int) x, width - 1);
        int line = Math.min((int) y, height - 1);
        return from.get((line * width + column) * COLOURS + colour) & 0xff;
    }
}
