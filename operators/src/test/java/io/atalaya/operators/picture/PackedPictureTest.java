package io.atalaya.operators.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackedPictureTest {
    @Test
    void leavesTheModelsPaddingBehind() {
        PictureFormat square = new PictureFormat(8, 8, ColourOrder.RGB, Fit.LETTERBOX_CENTRE, 114);
        Placement placement = square.place(1600, 800);

        PackedPicture packed =
                PackedPicture.copyOf(Pictures.grey(square, placement, (x, y) -> 10 * y + x));

        assertThat(packed.widthPx()).isEqualTo(8);
        assertThat(packed.heightPx()).isEqualTo(4);
        assertThat(packed.sourceWidthPx()).isEqualTo(1600);
        assertThat(packed.colourOrder()).isEqualTo(ColourOrder.RGB);
        assertThat(Pictures.valueAt(packed, 0, 0)).isEqualTo(20);
        assertThat(Pictures.valueAt(packed, 7, 3)).isEqualTo(57);
    }

    @Test
    void staysWhenThePictureIsUsedAgain() {
        PictureFormat format = new PictureFormat(2, 2, ColourOrder.BGR, Fit.STRETCH, 0);
        Picture picture = Pictures.grey(format, format.place(2, 2), (x, y) -> 7);
        PackedPicture packed = PackedPicture.copyOf(picture);

        picture.pixels().put(0, (byte) 99);

        assertThat(Pictures.valueAt(packed, 0, 0)).isEqualTo(7);
    }
}
