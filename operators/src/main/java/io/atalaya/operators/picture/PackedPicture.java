package io.atalaya.operators.picture;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;

/**
 * A camera's picture as its model saw it, without the model's padding and in memory of its own, so
 * that it can wait for what the model found while the {@link Picture} is used again. It never
 * leaves the operator chain.
 */
public final class PackedPicture {
    private final byte[] pixels;
    private final Placement placement;
    private final ColourOrder colourOrder;

    private PackedPicture(byte[] pixels, Placement placement, ColourOrder colourOrder) {
        this.pixels = pixels;
        this.placement = requireNonNull(placement, "placement is null");
        this.colourOrder = requireNonNull(colourOrder, "colourOrder is null");
    }

    /** A copy of what the camera shows, cut out of the padding. */
    public static PackedPicture copyOf(Picture picture) {
        Placement place = picture.placement();
        int rowBytes = place.widthPx() * PictureFormat.BYTES_PER_PIXEL;
        byte[] pixels = new byte[rowBytes * place.heightPx()];
        ByteBuffer from = picture.pixels();
        for (int y = 0; y < place.heightPx(); y++) {
            int pixel = (place.topPx() + y) * picture.format().widthPx() + place.leftPx();
            from.get(pixel * PictureFormat.BYTES_PER_PIXEL, pixels, y * rowBytes, rowBytes);
        }
        return new PackedPicture(pixels, place, picture.format().colourOrder());
    }

    /** The pixels themselves, {@code height x width x 3}: who writes there changes the picture. */
    public byte[] pixels() {
        return pixels;
    }

    public int widthPx() {
        return placement.widthPx();
    }

    public int heightPx() {
        return placement.heightPx();
    }

    /** Of the camera's own picture. */
    public int sourceWidthPx() {
        return placement.sourceWidthPx();
    }

    /** Of the camera's own picture. */
    public int sourceHeightPx() {
        return placement.sourceHeightPx();
    }

    public ColourOrder colourOrder() {
        return colourOrder;
    }
}
