package io.atalaya.operators.decode;

import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * FastestDet: one map {@code [1, 5 + classes, height / 16, width / 16]} with a plane for each of
 * objectness, centre offset (tanh, in cells), size (sigmoid, in pictures) and class probability.
 * The score is {@code objectness^0.6 * class^0.4}, as the project's detector has it; the best class
 * of a cell counts.
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
                    addBest(values, start, cell, objectness, threshold, into);
                }
            }
        }

        private void addBest(
                FloatBuffer values,
                int start,
                int cell,
                float objectness,
                float threshold,
                Candidates into) {
            int cells = columns * lines;
            int best = 0;
            for (int c = 1; c < classes; c++) {
                if (classScore(values, start, cell, c) > classScore(values, start, cell, best)) {
                    best = c;
                }
            }
            double share = Math.pow(classScore(values, start, cell, best), CLASS_POWER);
            float score = (float) (Math.pow(objectness, OBJECTNESS_POWER) * share);
            if (score >= threshold) {
                into.addCentred(
                        (float) (cell % columns + Math.tanh(values.get(start + cells + cell)))
                                * STRIDE,
                        (float) (cell / columns + Math.tanh(values.get(start + 2 * cells + cell)))
                                * STRIDE,
                        sigmoid(values.get(start + 3 * cells + cell)) * columns * STRIDE,
                        sigmoid(values.get(start + 4 * cells + cell)) * lines * STRIDE,
                        score,
                        best);
            }
        }

        private float classScore(FloatBuffer values, int start, int cell, int c) {
            return values.get(start + (BOX_AND_OBJECTNESS + c) * columns * lines + cell);
        }

        private static float sigmoid(float value) {
            return (float) (1 / (1 + Math.exp(-value)));
        }
    }
}
