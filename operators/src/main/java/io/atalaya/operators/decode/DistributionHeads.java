package io.atalaya.operators.decode;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * NanoDet and PicoDet: for each stride one head of class probabilities {@code [1, cells, classes]}
 * and one of distances {@code [1, cells, 4 x bins]}. Each of a cell's four distances, to left, top,
 * right and bottom, is the mean of a distribution over whole cells (Li et al., Generalized Focal
 * Loss, 2020). The two differ in their strides and in where a cell's centre lies: NanoDet puts it
 * at {@code (i + 0.5) * stride - 0.5}, PicoDet at {@code (i + 0.5) * stride}.
 */
final class DistributionHeads implements OutputContract {
    private final ModelFamily family;
    private final int[] strides;
    private final float centreShiftPx;

    DistributionHeads(ModelFamily family) {
        this.family = family;
        boolean nanodet = family == ModelFamily.NANODET;
        this.strides = nanodet ? new int[] {8, 16, 32} : new int[] {8, 16, 32, 64};
        this.centreShiftPx = nanodet ? -0.5f : 0;
    }

    @Override
    public ModelFamily family() {
        return family;
    }

    @Override
    public String describe() {
        int heads = strides.length;
        return heads
                + " class heads [1, cells, classes] and "
                + heads
                + " distance heads [1, cells, 4 x bins], strides 8 to "
                + strides[heads - 1];
    }

    @Override
    public Optional<RecognisedOutput> match(ModelSignature signature, int widthPx, int heightPx) {
        if (signature.inputs().size() != 1 || signature.outputs().size() != 2 * strides.length) {
            return Optional.empty();
        }
        List<Head> heads = new ArrayList<>();
        for (int stride : strides) {
            findHead(signature, stride, widthPx, heightPx).ifPresent(heads::add);
        }
        if (heads.size() != strides.length || !agree(heads)) {
            return Optional.empty();
        }
        return Optional.of(
                RecognisedOutput.suppressed(
                        family,
                        describe(),
                        heads.get(0).classes,
                        () -> new Decoder(List.copyOf(heads), centreShiftPx)));
    }

    // Of the two outputs with a stride's number of cells, the classes come first in both projects.
    private static Optional<Head> findHead(
            ModelSignature signature, int stride, int widthPx, int heightPx) {
        int cells = StrideGrid.cells(widthPx, heightPx, stride);
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < signature.outputs().size(); i++) {
            if (signature.outputs().get(i).hasShape(1, cells, TensorSpec.FREE)) {
                found.add(i);
            }
        }
        if (found.size() != 2) {
            return Optional.empty();
        }
        int classes = signature.outputs().get(found.get(0)).axis(2);
        int distances = signature.outputs().get(found.get(1)).axis(2);
        int columns = StrideGrid.columns(widthPx, stride);
        return distances % 4 != 0
                ? Optional.empty()
                : Optional.of(
                        new Head(
                                found.get(0),
                                found.get(1),
                                stride,
                                columns,
                                cells,
                                classes,
                                distances / 4));
    }

    private static boolean agree(List<Head> heads) {
        return heads.stream().mapToInt(Head::classes).distinct().count() == 1
                && heads.stream().mapToInt(Head::bins).distinct().count() == 1;
    }

    private record Head(
            int classOutput,
            int distanceOutput,
            int stride,
            int columns,
            int cells,
            int classes,
            int bins) {}

    private static final class Decoder implements OutputDecoder {
        private final List<Head> heads;
        private final float centreShiftPx;
        private final float[] scores;
        private final float[] distances;

        Decoder(List<Head> heads, float centreShiftPx) {
            this.heads = heads;
            this.centreShiftPx = centreShiftPx;
            this.scores = new float[heads.get(0).cells * heads.get(0).classes];
            this.distances = new float[4 * heads.get(0).bins];
        }

        @Override
        public void decode(OutputTensors outputs, int picture, float threshold, Candidates into) {
            for (Head head : heads) {
                int length = head.cells * head.classes;
                outputs.floats(head.classOutput).get(picture * length, scores, 0, length);
                FloatBuffer boxes = outputs.floats(head.distanceOutput);
                for (int i = 0; i < length; i++) {
                    if (scores[i] >= threshold) {
                        int cell = i / head.classes;
                        boxes.get((picture * head.cells + cell) * distances.length, distances);
                        addBox(head, cell, scores[i], i % head.classes, into);
                    }
                }
            }
        }

        private void addBox(Head head, int cell, float score, int classId, Candidates into) {
            int line = cell / head.columns;
            float x = (cell % head.columns + 0.5f) * head.stride + centreShiftPx;
            float y = (line + 0.5f) * head.stride + centreShiftPx;
            into.add(
                    x - mean(0, head.bins) * head.stride,
                    y - mean(1, head.bins) * head.stride,
                    x + mean(2, head.bins) * head.stride,
                    y + mean(3, head.bins) * head.stride,
                    score,
                    classId);
        }

        // The mean of the softmax; the greatest is taken off first so that nothing overflows.
        private float mean(int side, int bins) {
            int start = side * bins;
            float greatest = Float.NEGATIVE_INFINITY;
            for (int i = 0; i < bins; i++) {
                greatest = Math.max(greatest, distances[start + i]);
            }
            double sum = 0;
            double weighted = 0;
            for (int i = 0; i < bins; i++) {
                double weight = Math.exp(distances[start + i] - greatest);
                sum += weight;
                weighted += weight * i;
            }
            return (float) (weighted / sum);
        }
    }
}
