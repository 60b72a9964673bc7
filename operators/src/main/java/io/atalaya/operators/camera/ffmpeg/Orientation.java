package io.atalaya.operators.camera.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;

import java.nio.ByteOrder;
import java.nio.IntBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;

/**
 * How a stored picture is turned so that it stands upright: a phone stores what its sensor sees and
 * says beside it how it was held. A stored picture is transposed where that is asked for, and then
 * mirrored.
 *
 * @param transposed whether rows become columns
 * @param leftIsRight whether it is mirrored from left to right
 * @param topIsBottom whether it is mirrored from top to bottom
 */
record Orientation(boolean transposed, boolean leftIsRight, boolean topIsBottom) {
    static final Orientation UPRIGHT = new Orientation(false, false, false);

    private static final int MATRIX_NUMBERS = 9;

    /** Of a decoded frame, by FFmpeg's display matrix; to the nearest quarter turn. */
    static Orientation of(AVFrame frame) {
        AVFrameSideData matrix = av_frame_get_side_data(frame, AV_FRAME_DATA_DISPLAYMATRIX);
        if (matrix == null || matrix.size() < MATRIX_NUMBERS * Integer.BYTES) {
            return UPRIGHT;
        }
        IntBuffer numbers =
                matrix.data()
                        .capacity(matrix.size())
                        .asByteBuffer()
                        .order(ByteOrder.nativeOrder())
                        .asIntBuffer();
        // The matrix is by rows, of three numbers each, the third of which moves the picture.
        return of(numbers.get(0), numbers.get(1), numbers.get(3), numbers.get(4));
    }

    /** A stored point (p, q) is shown at {@code (a p + c q, b p + d q)}. */
    static Orientation of(int a, int b, int c, int d) {
        boolean transposed =
                Math.abs((long) b) + Math.abs((long) c) > Math.abs((long) a) + Math.abs((long) d);
        return transposed
                ? new Orientation(true, c < 0, b < 0)
                : new Orientation(false, a < 0, d < 0);
    }

    boolean isUpright() {
        return equals(UPRIGHT);
    }

    /** Of the upright picture, of what is stored in that size. */
    int widthPx(int storedWidthPx, int storedHeightPx) {
        return transposed ? storedHeightPx : storedWidthPx;
    }

    /** Likewise. */
    int heightPx(int storedWidthPx, int storedHeightPx) {
        return transposed ? storedWidthPx : storedHeightPx;
    }

    /** Where a pixel of the upright picture is stored, by its column and row. */
    int storedX(int x, int y, int widthPx, int heightPx) {
        return transposed ? along(topIsBottom, y, heightPx) : along(leftIsRight, x, widthPx);
    }

    /** Likewise. */
    int storedY(int x, int y, int widthPx, int heightPx) {
        return transposed ? along(leftIsRight, x, widthPx) : along(topIsBottom, y, heightPx);
    }

    private static int along(boolean mirrored, int at, int lengthPx) {
        return mirrored ? lengthPx - 1 - at : at;
    }
}
