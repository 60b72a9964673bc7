package io.atalaya.operators.decode;

/** The cells that detectors with several strides lay over a picture, finest first, row by row. */
final class StrideGrid {
    private StrideGrid() {}

    static int columns(int widthPx, int stride) {
        return (widthPx + stride - 1) / stride;
    }

    static int cells(int widthPx, int heightPx, int stride) {
        return columns(widthPx, stride) * columns(heightPx, stride);
    }

    static int cells(int widthPx, int heightPx, int[] strides) {
        int sum = 0;
        for (int stride : strides) {
            sum += cells(widthPx, heightPx, stride);
        }
        return sum;
    }
}
