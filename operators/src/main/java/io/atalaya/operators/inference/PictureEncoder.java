package io.atalaya.operators.inference;

import io.atalaya.operators.decode.ElementType;
import io.atalaya.operators.picture.PictureFormat;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;

/**
 * Writes a picture of packed bytes into a model's input tensor, normalised. On the hot path: one
 * look-up a value, row by row through arrays, which the JIT compiles better than buffers.
 *
 * <p>Holds its scratch memory; one for each thread.
 */
public final class PictureEncoder {
    private static final int COLOURS = PictureFormat.BYTES_PER_PIXEL;

    private final int width;
    private final int height;
    private final int elements;
    private final boolean channelsLast;
    private final Writer writer;
    private final byte[] row;

    /**
     * @param target the tensor's memory, direct and in native order, for one or more pictures
     */
    public PictureEncoder(InputContract input, ByteBuffer target) {
        this.width = input.format().widthPx();
        this.height = input.format().heightPx();
        this.elements = input.elements();
        this.channelsLast = input.channelsLast();
        this.row = new byte[width * COLOURS];
        this.writer = writer(input, target);
    }

    /** Bytes that one element takes in the tensor. */
    public static int elementBytes(ElementType type) {
        return switch (type) {
            case FLOAT -> Float.BYTES;
            case FLOAT16 -> Short.BYTES;
            case UINT8 -> Byte.BYTES;
            case INT32, INT64, OTHER ->
                    throw new IllegalArgumentException("no picture is made of " + type);
        };
    }

    /**
     * Writes a picture.
     *
     * @param pixels {@code height x width x 3} bytes from its position 0
     * @param place in the batch, from 0
     */
    public void encode(ByteBuffer pixels, int place) {
        int start = place * elements;
        int plane = width * height;
        for (int y = 0; y < height; y++) {
            pixels.get(y * row.length, row);
            if (channelsLast) {
                writer.packed(row, start + y * row.length);
            } else {
                for (int channel = 0; channel < COLOURS; channel++) {
                    writer.plane(row, channel, start + channel * plane + y * width);
                }
            }
        }
    }

    private static Writer writer(InputContract input, ByteBuffer target) {
        int width = input.format().widthPx();
        return switch (input.picture().type()) {
            case FLOAT -> new Floats(input.values(), width, target.asFloatBuffer());
            case FLOAT16 -> new Halves(input.values(), width, target.asShortBuffer());
            case UINT8 -> new Bytes(width, target);
            case INT32, INT64, OTHER ->
                    throw new IllegalArgumentException(
                            "no picture is made of " + input.picture().type());
        };
    }

    /** Writes one row of a picture to a place in the tensor. */
    private interface Writer {
        void plane(byte[] row, int channel, int at);

        void packed(byte[] row, int at);
    }

    private static final class Floats implements Writer {
        private final float[][] values;
        private final FloatBuffer target;
        private final float[] plane;
        private final float[] packed;

        Floats(float[][] values, int width, FloatBuffer target) {
            this.values = values;
            this.target = target;
            this.plane = new float[width];
            this.packed = new float[width * COLOURS];
        }

        @Override
        public void plane(byte[] row, int channel, int at) {
            float[] table = values[channel];
            for (int x = 0, from = channel; x < plane.length; x++, from += COLOURS) {
                plane[x] = table[row[from] & 0xff];
            }
            target.put(at, plane);
        }

        @Override
        public void packed(byte[] row, int at) {
            for (int i = 0; i < packed.length; i++) {
                packed[i] = values[i % COLOURS][row[i] & 0xff];
            }
            target.put(at, packed);
        }
    }

    private static final class Halves implements Writer {
        private final short[][] values;
        private final ShortBuffer target;
        private final short[] plane;
        private final short[] packed;

        Halves(float[][] floats, int width, ShortBuffer target) {
            this.values = new short[COLOURS][];
            for (int channel = 0; channel < COLOURS; channel++) {
                values[channel] = HalfPrecision.ofAll(floats[channel]);
            }
            this.target = target;
            this.plane = new short[width];
            this.packed = new short[width * COLOURS];
        }

        @Override
        public void plane(byte[] row, int channel, int at) {
            short[] table = values[channel];
            for (int x = 0, from = channel; x < plane.length; x++, from += COLOURS) {
                plane[x] = table[row[from] & 0xff];
            }
            target.put(at, plane);
        }

        @Override
        public void packed(byte[] row, int at) {
            for (int i = 0; i < packed.length; i++) {
                packed[i] = values[i % COLOURS][row[i] & 0xff];
            }
            target.put(at, packed);
        }
    }

    // Such a model normalises inside its graph: the bytes go in as they are.
    private static final class Bytes implements Writer {
        private final ByteBuffer target;
        private final byte[] plane;

        Bytes(int width, ByteBuffer target) {
            this.target = target;
            this.plane = new byte[width];
        }

        @Override
        public void plane(byte[] row, int channel, int at) {
            for (int x = 0, from = channel; x < plane.length; x++, from += COLOURS) {
                plane[x] = row[from];
            }
            target.put(at, plane);
        }

        @Override
        public void packed(byte[] row, int at) {
            target.put(at, row);
        }
    }
}
