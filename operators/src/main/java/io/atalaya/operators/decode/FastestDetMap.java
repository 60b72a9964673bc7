package io.atalaya.operators.decode;

import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * FastestDet: one map {@code [1, 5 + classes, height / 16, width / 16]} with a plane for each of
 * objectness, centre offset (tanh, in cells), size (sigmoid, in pictures) and class probability.
 * The score is {@code objectness^0.6 * class^0.4}, as the project's detector has it.
 */
final class FastestDetMap implements OutputContract {
    private static final int STRIDE = 16;
    private static final int BOX_AND_OBJECTNESS = 5;
    private static final double OBJECTNESS_POWER = 0.6;
    private static final double CLASS_POWER = 0.4;

    @Override
    public ModelFamily family() {
        return ModelFamily.FASTESTDET;
    }

    @Override
    public String describe() {
        return "[1, 5 + classes, height / 16, width / 16]";
    }

    @Override
    public Optional<RecognisedOutput> match(ModelSignature signature, int widthPx, int heightPx) {
        if (signature.inputs().size() != 1 || signature.outputs().size() != 1) {
            return Optional.empty();
        }
        TensorSpec output = signature.outputs().get(0);
        int columns = widthPx / STRIDE;
        int lines = heightPx / STRIDE;
        if (!output.hasShape(1, TensorSpec.FREE, lines, columns)
                || output.axis(1) <= BOX_AND_OBJECTNESS) {
            return Optional.empty();
        }
        int classes = output.axis(1) - BOX_AND_OBJECTNESS;
        Decoder decoder = new Decoder(columns, lines, classes);
        // The decoder holds no memory of its own, so all threads share it.
        return Optional.of(
                RecognisedOutput.suppressed(family(), describe(), classes, () -> decoder));
    }

    private record Decoder(int columns, int lines, int classes) implements OutputDecoder {
        @Override
        public void decode(OutputTensors outputs, int picture, float threshold, Candidates into) {
            FloatBuffer values = outputs.floats(0);
            int cells = columns * lines;
            int start = picture * (BOX_AND_OBJECTNESS + classes) * cells;
            // No class probability is above 1, so this much objectness is needed at least.
            float least = (float) Math.pow(threshold, 1 / OBJECTNESS_POWER);
            for (int cell = 0; cell < cells; cell++) {
                float objectness = values.get(start + cell);
                if (objectness >= least) {
                    addClasses(values, start, cell, threshold, into);
                }
            }
        }

        private void addClasses(
                FloatBuffer values, int start, int cell, float threshold, Candidates into) {
            int cells = columns * lines;
            double objectness = Math.pow(values.get(start + cell), OBJECTNESS_POWER);
            for (int c = 0; c < classes; c++) {
                float probability = values.get(start + (BOX_AND_OBJECTNESS + c) * cells + cell);
                float score = (float) (objectness * Math.pow(probability, CLASS_POWER));
                if (score >= threshold) {
                    addBox(values, start + cell, cell, score, c, into);
                }
            }
        }

        private void addBox(
                FloatBuffer values, int at, int cell, float score, int c, Candidates into) {
            int cells = columns * lines;
            int line = cell / columns;
            float x = (float) (cell % columns + Math.tanh(values.get(at + cells))) * STRIDE;
            float y = (float) (line + Math.tanh(values.get(at + 2 * cells))) * STRIDE;
            float width = sigmoid(values.get(at + 3 * cells)) * columns * STRIDE;
            float height = sigmoid(values.get(at + 4 * cells)) * lines * STRIDE;
            into.addCentred(x, y, width, height, score, c);
        }

        private static float sigmoid(float value) {
            return (float) (1 / (1 + Math.exp(-value)));
        }
    }
}
