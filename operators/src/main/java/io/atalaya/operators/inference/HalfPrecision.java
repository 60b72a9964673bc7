package io.atalaya.operators.inference;

/**
 * IEEE 754 binary16, which Java has no type for before 20: 1 bit sign, 5 bits exponent, 10 bits
 * fraction.
 */
final class HalfPrecision {
    private static final int SIGN_SHIFT = 16;
    private static final int SIGN = 0x8000;
    private static final int INFINITY = 0x7c00;
    private static final int FRACTION_SHIFT = 13;
    private static final float SMALLEST_NORMAL = 0x1p-14f;
    private static final float SMALLEST_STEP = 0x1p-24f;
    private static final float OVERFLOW = 65520;

    private HalfPrecision() {}

    static short[] ofAll(float[] values) {
        short[] halves = new short[values.length];
        for (int i = 0; i < values.length; i++) {
            halves[i] = of(values[i]);
        }
        return halves;
    }

    /** The nearest half, ties to even. */
    static short of(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> SIGN_SHIFT) & SIGN;
        float size = Math.abs(value);
        if (Float.isNaN(value)) {
            return (short) (sign | INFINITY | 1);
        }
        if (size >= OVERFLOW) {
            return (short) (sign | INFINITY);
        }
        if (size < SMALLEST_NORMAL) {
            return (short) (sign | (int) Math.rint(size / SMALLEST_STEP));
        }
        // 112 is the difference of the exponents' biases, 127 and 15.
        int magnitude = (bits & 0x7fffffff) - (112 << 23);
        int tieToEven = 0xfff + ((magnitude >>> FRACTION_SHIFT) & 1);
        return (short) (sign | ((magnitude + tieToEven) >>> FRACTION_SHIFT));
    }
}
