package io.atalaya.operators.picture;

/** Pictures with pixels that tests know. */
public final class Pictures {
    private Pictures() {}

    /** What a pixel's first byte is. */
    public interface Pattern {
        int valueAt(int x, int y);
    }

    /** A picture in which all of a pixel's three bytes are one value. */
    public static PackedPicture grey(int widthPx, int heightPx, Pattern pattern) {
        PictureFormat format =
                new PictureFormat(widthPx, heightPx, ColourOrder.BGR, Fit.STRETCH, 0);
        return PackedPicture.copyOf(grey(format, format.place(widthPx, heightPx), pattern));
    }

    /** The same as a model's picture; x and y count from the top left of its padding. */
    public static Picture grey(PictureFormat format, Placement placement, Pattern pattern) {
        Picture picture = new PicturePool(format).borrow(placement);
        for (int y = 0; y < format.heightPx(); y++) {
            for (int x = 0; x < format.widthPx(); x++) {
                for (int channel = 0; channel < PictureFormat.BYTES_PER_PIXEL; channel++) {
                    int at = (y * format.widthPx() + x) * PictureFormat.BYTES_PER_PIXEL + channel;
                    picture.pixels().put(at, (byte) pattern.valueAt(x, y));
                }
            }
        }
        return picture;
    }

    /** Black and white in turn: the finest detail that a picture can have. */
    public static int chequered(int x, int y) {
        return (x + y) % 2 == 0 ? 0 : 255;
    }

    /** The first byte of a pixel. */
    public static int valueAt(PackedPicture picture, int x, int y) {
        int at = (y * picture.widthPx() + x) * PictureFormat.BYTES_PER_PIXEL;
        return picture.pixels()[at] & 0xff;
    }
}
