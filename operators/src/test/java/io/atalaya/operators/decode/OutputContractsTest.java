package io.atalaya.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each contract on a picture of 64 x 32 pixels: 8 x 4, 4 x 2, 2 x 1 and 1 x 1 cells. */
class OutputContractsTest {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 32;
    private static final int CELLS = 42;
    private static final float THRESHOLD = 0.5f;
    private static final TensorSpec PICTURE = tensor("images", 1, 3, HEIGHT, WIDTH);
    private static final TensorSpec SIZES =
            new TensorSpec("orig_target_sizes", ElementType.INT64, List.of(1L, 2L));

    @Test
    void readsYoloxCells() {
        float[] values = new float[CELLS * 7];
        // The second cell of the second row of stride 16, which begins after 32 cells of stride 8.
        put(values, 7 * (32 + 4 + 1), 0.5f, 0.25f, (float) Math.log(2), 0, 0.9f, 0.1f, 0.8f);

        Candidates found = decode(one("output", 1, CELLS, 7), values);

        assertThat(found.size()).isEqualTo(1);
        assertBox(found, 8, 12, 40, 28);
        assertThat(found.score(0)).isEqualTo(0.9f * 0.8f);
        assertThat(found.classId(0)).isEqualTo(1);
    }

    @Test
    void readsUltralyticsRowsWithObjectness() {
        float[] values = new float[3 * CELLS * 7];
        put(values, 7 * 99, 20, 10, 8, 4, 0.9f, 0.9f, 0.1f);

        Candidates found = decode(one("output0", 1, 3 * CELLS, 7), values);

        assertThat(found.size()).isEqualTo(1);
        assertBox(found, 16, 8, 24, 12);
        assertThat(found.classId(0)).isZero();
    }

    @Test
    void readsUltralyticsPlanes() {
        float[] values = new float[6 * CELLS];
        float[] cell = {20, 10, 8, 4, 0.3f, 0.7f};
        for (int plane = 0; plane < cell.length; plane++) {
            values[plane * CELLS + 41] = cell[plane];
        }

        Candidates found = decode(one("output0", 1, 6, CELLS), values);

        assertThat(found.size()).isEqualTo(1);
        assertBox(found, 16, 8, 24, 12);
        assertThat(found.score(0)).isEqualTo(0.7f);
        assertThat(found.classId(0)).isEqualTo(1);
    }

    @Test
    void readsBoxesThatTheModelSuppressed() {
        float[] values = new float[300 * 6];
        put(values, 0, 1, 2, 3, 4, 0.8f, 7);

        Candidates found = decode(one("output0", 1, 300, 6), values);

        assertThat(found.size()).isEqualTo(1);
        assertBox(found, 1, 2, 3, 4);
        assertThat(found.classId(0)).isEqualTo(7);
    }

    @Test
    void readsTheBoxesOfDetr() {
        ModelSignature signature =
                new ModelSignature(
                        List.of(PICTURE, SIZES),
                        List.of(
                                new TensorSpec("labels", ElementType.INT64, List.of(1L, 2L)),
                                tensor("boxes", 1, 2, 4),
                                tensor("scores", 1, 2)));
        OutputTensors outputs = new OutputTensors(3, 1);
        outputs.set(0, LongBuffer.wrap(new long[] {5, 6}));
        outputs.set(1, FloatBuffer.wrap(new float[] {0, 0, 1, 1, 1, 2, 3, 4}));
        outputs.set(2, FloatBuffer.wrap(new float[] {0.1f, 0.9f}));

        Candidates found = decode(signature, outputs, 0);

        assertThat(found.size()).isEqualTo(1);
        assertBox(found, 1, 2, 3, 4);
        assertThat(found.classId(0)).isEqualTo(6);
    }

    @Test
    void readsTheLogitsOfDetr() {
        ModelSignature signature =
                signature(tensor("pred_logits", 1, 2, 3), tensor("pred_boxes", 1, 2, 4));
        OutputTensors outputs = new OutputTensors(2, 1);
        outputs.set(0, FloatBuffer.wrap(new float[] {-3, -3, -3, -3, 2, -3}));
        outputs.set(1, FloatBuffer.wrap(new float[] {0, 0, 1, 1, 0.5f, 0.5f, 0.25f, 0.5f}));

        Candidates found = decode(signature, outputs, 0);

        assertThat(found.size()).isEqualTo(1);
        assertBox(found, 24, 8, 40, 24);
        assertThat(found.score(0)).isCloseTo(0.8808f, within(1e-4f));
        assertThat(found.classId(0)).isEqualTo(1);
    }

    @Test
    void readsNanoDetWithCentresBetweenPixels() {
        assertHeads(ModelFamily.NANODET, 3, -0.5f);
    }

    @Test
    void readsPicoDetWithCentresOnPixels() {
        assertHeads(ModelFamily.PICODET, 4, 0);
    }

    @Test
    void readsTheMapOfFastestDet() {
        int cells = 8;
        float[] values = new float[7 * cells];
        float[] cell = {0.9f, 0, 0, 0, 0, 0.2f, 0.8f};
        for (int plane = 0; plane < cell.length; plane++) {
            values[plane * cells + 6] = cell[plane];
        }

        Candidates found = decode(one("758", 1, 7, 2, 4), values);

        assertThat(found.size()).isEqualTo(1);
        assertBox(found, 16, 8, 48, 24);
        assertThat(found.score(0))
                .isCloseTo((float) (Math.pow(0.9, 0.6) * Math.pow(0.8, 0.4)), within(1e-6f));
    }

    @Test
    void readsEachPictureOfABatch() {
        ModelSignature signature = one("output", 1, CELLS, 7);
        float[] values = new float[2 * CELLS * 7];
        put(values, 0, 0, 0, 0, 0, 0.9f, 0.9f, 0);
        put(values, CELLS * 7, 0, 0, 0, 0, 0.9f, 0, 0.9f);
        OutputTensors outputs = new OutputTensors(1, 2);
        outputs.set(0, FloatBuffer.wrap(values));

        assertThat(decode(signature, outputs, 0).classId(0)).isZero();
        assertThat(decode(signature, outputs, 1).classId(0)).isEqualTo(1);
    }

    // Objectness times class: 0.5 is the threshold.
    @ParameterizedTest
    @ValueSource(floats = {0.499f, 0.5f, 0.501f})
    void keepsWhatReachesTheThreshold(float score) {
        float[] values = new float[CELLS * 7];
        put(values, 0, 0, 0, 0, 0, 1, score, 0);

        Candidates found = decode(one("output", 1, CELLS, 7), values);

        assertThat(found.size()).isEqualTo(score >= THRESHOLD ? 1 : 0);
    }

    @Test
    void passesOverWhatIsNoNumber() {
        float[] values = new float[CELLS * 7];
        Arrays.fill(values, Float.NaN);

        assertThat(decode(one("output", 1, CELLS, 7), values).size()).isZero();
    }

    @Test
    void takesNoOtherModelForADetector() {
        assertThat(recognise(one("softmax", 1, 1000))).isEmpty();
        assertThat(recognise(one("softmax", 1, 1000, 1, 1))).isEmpty();
        assertThat(recognise(one("map", 1, HEIGHT, WIDTH, 21))).isEmpty();
        assertThat(recognise(signature(tensor("scores", 1, 4420, 2), tensor("boxes", 1, 4420, 4))))
                .isEmpty();
    }

    @Test
    void tellsOneClassOfYoloxFromSuppressedBoxes() {
        assertThat(recognise(one("output", 1, CELLS, 6)))
                .hasValueSatisfying(
                        output -> {
                            assertThat(output.family()).isEqualTo(ModelFamily.YOLOX);
                            assertThat(output.classCount()).isEqualTo(1);
                        });
    }

    @Test
    void listsAllOfCoco() {
        assertThat(CocoLabels.list()).hasSize(80).doesNotHaveDuplicates();
        assertThat(CocoLabels.list().get(0)).isEqualTo("person");
        assertThat(CocoLabels.list().get(39)).isEqualTo("bottle");
        assertThat(CocoLabels.list().get(79)).isEqualTo("toothbrush");
    }

    // Two classes and three bins; the mean distance is 1 cell to the left and top, 2 elsewhere.
    private static void assertHeads(ModelFamily family, int strides, float centreShift) {
        List<TensorSpec> classHeads = new ArrayList<>();
        List<TensorSpec> distanceHeads = new ArrayList<>();
        for (int i = 0; i < strides; i++) {
            int cells = StrideGrid.cells(WIDTH, HEIGHT, 8 << i);
            classHeads.add(tensor("c" + i, 1, cells, 2));
            distanceHeads.add(tensor("d" + i, 1, cells, 12));
        }
        List<TensorSpec> specs = new ArrayList<>(classHeads);
        specs.addAll(distanceHeads);
        OutputTensors outputs = new OutputTensors(specs.size(), 1);
        for (int i = 0; i < specs.size(); i++) {
            outputs.set(i, FloatBuffer.allocate(specs.get(i).axis(1) * specs.get(i).axis(2)));
        }
        // The second row's third column of stride 16.
        outputs.floats(1).put(2 * 6 + 1, 0.75f);
        float[] sides = {0, 50, 0, 0, 50, 0, 0, 0, 50, 0, 0, 50};
        outputs.floats(strides + 1).put(6 * 12, sides);

        ModelSignature signature = new ModelSignature(List.of(PICTURE), specs);
        assertThat(recognise(signature))
                .hasValueSatisfying(o -> assertThat(o.family()).isEqualTo(family));
        Candidates found = decode(signature, outputs, 0);

        assertThat(found.size()).isEqualTo(1);
        float x = 2.5f * 16 + centreShift;
        float y = 1.5f * 16 + centreShift;
        assertBox(found, x - 16, y - 16, x + 32, y + 32);
        assertThat(found.classId(0)).isEqualTo(1);
    }

    private static Candidates decode(ModelSignature signature, float[] values) {
        OutputTensors outputs = new OutputTensors(1, 1);
        outputs.set(0, FloatBuffer.wrap(values));
        return decode(signature, outputs, 0);
    }

    private static Candidates decode(ModelSignature signature, OutputTensors outputs, int picture) {
        Candidates found = new Candidates();
        recognise(signature)
                .orElseThrow()
                .decoders()
                .get()
                .decode(outputs, picture, THRESHOLD, found);
        return found;
    }

    private static Optional<RecognisedOutput> recognise(ModelSignature signature) {
        return OutputContracts.recognise(signature, ModelFamily.AUTO, WIDTH, HEIGHT);
    }

    private static ModelSignature one(String name, long... shape) {
        return signature(tensor(name, shape));
    }

    private static ModelSignature signature(TensorSpec... outputs) {
        return new ModelSignature(List.of(PICTURE), List.of(outputs));
    }

    private static TensorSpec tensor(String name, long... shape) {
        return new TensorSpec(name, ElementType.FLOAT, Arrays.stream(shape).boxed().toList());
    }

    private static void put(float[] values, int at, float... row) {
        System.arraycopy(row, 0, values, at, row.length);
    }

    private static void assertBox(
            Candidates found, float left, float top, float right, float bottom) {
        float[] box = {found.left(0), found.top(0), found.right(0), found.bottom(0)};
        assertThat(box).containsExactly(new float[] {left, top, right, bottom}, within(1e-3f));
    }
}
