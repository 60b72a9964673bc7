package io.atalaya.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.decode.ElementType;
import io.atalaya.operators.decode.ModelFamily;
import io.atalaya.operators.decode.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PictureEncoderTest {
    private static final int WIDTH = 5;
    private static final int HEIGHT = 3;
    private static final int ELEMENTS = WIDTH * HEIGHT * 3;
    private static final double[] MEAN = {10, 20, 30};
    private static final double[] STD = {2, 4, 8};
    private static final double SCALE = 0.5;

    private final ByteBuffer pixels = randomPixels();

    @Test
    void writesPlanesOfNormalisedFloats() {
        ByteBuffer tensor = encode(ElementType.FLOAT, false, 0);

        for (int i = 0; i < ELEMENTS; i++) {
            int channel = i % 3;
            float actual = tensor.getFloat(4 * (channel * WIDTH * HEIGHT + i / 3));
            assertThat(actual).isEqualTo(normalised(i));
        }
    }

    @Test
    void writesPixelsOfNormalisedFloats() {
        ByteBuffer tensor = encode(ElementType.FLOAT, true, 0);

        for (int i = 0; i < ELEMENTS; i++) {
            assertThat(tensor.getFloat(4 * i)).isEqualTo(normalised(i));
        }
    }

    @Test
    void writesPlanesOfHalves() {
        ByteBuffer tensor = encode(ElementType.FLOAT16, false, 0);

        for (int i = 0; i < ELEMENTS; i++) {
            short actual = tensor.getShort(2 * (i % 3 * WIDTH * HEIGHT + i / 3));
            assertThat(actual).isEqualTo(HalfPrecision.of(normalised(i)));
        }
    }

    @Test
    void writesBytesAsTheyAre() {
        ByteBuffer planes = encode(ElementType.UINT8, false, 0);
        ByteBuffer packed = encode(ElementType.UINT8, true, 0);

        for (int i = 0; i < ELEMENTS; i++) {
            assertThat(planes.get(i % 3 * WIDTH * HEIGHT + i / 3)).isEqualTo(pixels.get(i));
            assertThat(packed.get(i)).isEqualTo(pixels.get(i));
        }
    }

    @Test
    void writesToItsPlaceInTheBatch() {
        ByteBuffer tensor = encode(ElementType.FLOAT, true, 1);

        assertThat(tensor.getFloat(0)).isZero();
        assertThat(tensor.getFloat(4 * ELEMENTS)).isEqualTo(normalised(0));
    }

    private ByteBuffer encode(ElementType type, boolean channelsLast, int place) {
        InputConfig config =
                new InputConfig(
                        null,
                        null,
                        null,
                        SCALE,
                        List.of(MEAN[0], MEAN[1], MEAN[2]),
                        List.of(STD[0], STD[1], STD[2]),
                        null,
                        null);
        List<Long> shape =
                channelsLast
                        ? List.of(1L, (long) HEIGHT, (long) WIDTH, 3L)
                        : List.of(1L, 3L, (long) HEIGHT, (long) WIDTH);
        PictureInput input =
                new PictureInput(new TensorSpec("images", type, shape), channelsLast, null);
        InputContract contract = InputContract.of(input, ModelFamily.YOLOX, config, WIDTH, HEIGHT);
        ByteBuffer tensor =
                ByteBuffer.allocateDirect(2 * ELEMENTS * PictureEncoder.elementBytes(type))
                        .order(ByteOrder.nativeOrder());
        new PictureEncoder(contract, tensor).encode(pixels, place);
        return tensor;
    }

    private float normalised(int i) {
        int channel = i % 3;
        float scaled = (pixels.get(i) & 0xff) * (float) SCALE;
        return (scaled - (float) MEAN[channel]) / (float) STD[channel];
    }

    private static ByteBuffer randomPixels() {
        byte[] bytes = new byte[ELEMENTS];
        new Random(7).nextBytes(bytes);
        return ByteBuffer.allocateDirect(ELEMENTS).put(bytes).rewind();
    }
}
