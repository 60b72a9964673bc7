package io.atalaya.operators.decode;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * YOLOv8, v9 and 11 as exported: {@code [1, 4 + classes, cells]} over strides 8, 16 and 32, a plane
 * for each number: centre and size in pixels, then the classes' probabilities. The best class of a
 * cell counts.
 */
final class UltralyticsClasses implements OutputContract {
    private static final int[] STRIDES = {8, 16, 32};
    private static final int BOX = 4;

    @Override
    public ModelFamily family() {
        return ModelFamily.ULTRALYTICS;
    }

    @Override
    public String describe() {
        return "v8, v9, 11 [1, 4 + classes, cells of strides 8, 16 and 32]";
    }

    @Override
    public Optional<RecognisedOutput> match(ModelSignature signature, int widthPx, int heightPx) {
        if (signature.inputs().size() != 1 || signature.outputs().size() != 1) {
            return Optional.empty();
        }
        TensorSpec output = signature.outputs().get(0);
        int cells = StrideGrid.cells(widthPx, heightPx, STRIDES);
        if (!output.hasShape(1, TensorSpec.FREE, cells) || output.axis(1) <= BOX) {
            return Optional.empty();
        }
        int classes = output.axis(1) - BOX;
        return Optional.of(
                RecognisedOutput.suppressed(
                        family(), describe(), classes, () -> new Decoder(classes, cells)));
    }

    private static final class Decoder implements OutputDecoder {
        private final int classes;
        private final int cells;
        private final float[] plane;
        private final float[] best;
        private final int[] bestClass;

        Decoder(int classes, int cells) {
            this.classes = classes;
            this.cells = cells;
            this.plane = new float[cells];
            this.best = new float[cells];
            this.bestClass = new int[cells];
        }

        @Override
        public void decode(OutputTensors outputs, int picture, float threshold, Candidates into) {
            FloatBuffer values = outputs.floats(0);
            int start = picture * (BOX + classes) * cells;
            findBest(values, start + BOX * cells);
            for (int i = 0; i < cells; i++) {
                if (best[i] >= threshold) {
                    into.addCentred(
                            values.get(start + i),
                            values.get(start + cells + i),
                            values.get(start + 2 * cells + i),
                            values.get(start + 3 * cells + i),
                            best[i],
                            bestClass[i]);
                }
            }
        }

        // Plane by plane, in the order the memory has.
        private void findBest(FloatBuffer values, int firstPlane) {
            Arrays.fill(best, Float.NEGATIVE_INFINITY);
            for (int c = 0; c < classes; c++) {
                values.get(firstPlane + c * cells, plane);
                for (int i = 0; i < cells; i++) {
                    if (plane[i] > best[i]) {
                        best[i] = plane[i];
                        bestClass[i] = c;
                    }
                }
            }
        }
    }
}
