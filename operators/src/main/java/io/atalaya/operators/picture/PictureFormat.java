package io.atalaya.operators.picture;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * What a model wants its input picture to be: packed 8-bit pixels, rows without gaps.
 *
 * @param padding the grey value, 0 to 255, of what the picture does not cover
 */
public record PictureFormat(
        int widthPx, int heightPx, ColourOrder colourOrder, Fit fit, int padding)
        implements Serializable {
    public static final int BYTES_PER_PIXEL = 3;

    public PictureFormat {
        requireNonNull(colourOrder, "colourOrder is null");
        requireNonNull(fit, "fit is null");
        if (widthPx <= 0 || heightPx <= 0) {
            throw new IllegalArgumentException(
                    "a picture needs a size, got " + widthPx + "x" + heightPx);
        }
        if (padding < 0 || padding > 255) {
            throw new IllegalArgumentException("padding must be 0 to 255, got " + padding);
        }
    }

    public int sizeBytes() {
        return widthPx * heightPx * BYTES_PER_PIXEL;
    }

    /** Where a source picture of the given size comes to lie in this format. */
    public Placement place(int sourceWidthPx, int sourceHeightPx) {
        if (fit == Fit.STRETCH) {
            return new Placement(sourceWidthPx, sourceHeightPx, 0, 0, widthPx, heightPx);
        }
        double scale =
                Math.min((double) widthPx / sourceWidthPx, (double) heightPx / sourceHeightPx);
        int width = Math.max(1, (int) (sourceWidthPx * scale));
        int height = Math.max(1, (int) (sourceHeightPx * scale));
        boolean centred = fit == Fit.LETTERBOX_CENTRE;
        return new Placement(
                sourceWidthPx,
                sourceHeightPx,
                centred ? (widthPx - width) / 2 : 0,
                centred ? (heightPx - height) / 2 : 0,
                width,
                height);
    }
}
