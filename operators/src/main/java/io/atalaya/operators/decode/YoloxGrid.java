package io.atalaya.operators.decode;

import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * YOLOX as its exporter writes it: {@code [1, cells, 5 + classes]} over strides 8, 16 and 32; each
 * row is the centre's offset in cells, the logarithm of the size in cells, objectness and the
 * classes' scores, the latter two as probabilities. After the project's {@code demo_utils}.
 */
final class YoloxGrid implements OutputContract {
    private static final int[] STRIDES = {8, 16, 32};
    private static final int BOX_AND_OBJECTNESS = 5;

    @Override
    public ModelFamily family() {
        return ModelFamily.YOLOX;
    }

    @Override
    public String describe() {
        return "[1, cells of strides 8, 16 and 32, 5 + classes]";
    }

    @Override
    public Optional<RecognisedOutput> match(ModelSignature signature, int widthPx, int heightPx) {
        if (signature.inputs().size() != 1 || signature.outputs().size() != 1) {
            return Optional.empty();
        }
        TensorSpec output = signature.outputs().get(0);
        int cells = StrideGrid.cells(widthPx, heightPx, STRIDES);
        if (!output.hasShape(1, cells, TensorSpec.FREE) || output.axis(2) <= BOX_AND_OBJECTNESS) {
            return Optional.empty();
        }
        int classes = output.axis(2) - BOX_AND_OBJECTNESS;
        return Optional.of(
                RecognisedOutput.suppressed(
                        family(), describe(), classes, () -> decoder(widthPx, heightPx, classes)));
    }

    private static OutputDecoder decoder(int widthPx, int heightPx, int classes) {
        return new Decoder(widthPx, heightPx, new ObjectnessRows(classes));
    }

    private record Decoder(int widthPx, int heightPx, ObjectnessRows rows)
            implements OutputDecoder {
        @Override
        public void decode(OutputTensors outputs, int picture, float threshold, Candidates into) {
            FloatBuffer values = outputs.floats(0);
            int row = picture * StrideGrid.cells(widthPx, heightPx, STRIDES);
            for (int stride : STRIDES) {
                int columns = StrideGrid.columns(widthPx, stride);
                int cells = StrideGrid.cells(widthPx, heightPx, stride);
                for (int cell = 0; cell < cells; cell++) {
                    if (rows.read(values, row + cell, threshold)) {
                        addBox(stride, cell % columns, cell / columns, threshold, into);
                    }
                }
                row += cells;
            }
        }

        private void addBox(int stride, int column, int line, float threshold, Candidates into) {
            float x = (rows.box(0) + column) * stride;
            float y = (rows.box(1) + line) * stride;
            float width = (float) Math.exp(rows.box(2)) * stride;
            float height = (float) Math.exp(rows.box(3)) * stride;
            rows.addClasses(x, y, width, height, threshold, into);
        }
    }
}
