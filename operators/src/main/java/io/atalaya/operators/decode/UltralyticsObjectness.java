package io.atalaya.operators.decode;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/**
 * YOLOv5 (and v6, v7) as exported: {@code [1, boxes, 5 + classes]}, three boxes to a cell of
 * strides 8, 16 and 32; each row is centre and size in pixels, objectness and class probabilities.
 */
final class UltralyticsObjectness implements OutputContract {
    private static final int[] STRIDES = {8, 16, 32};
    private static final int ANCHORS = 3;
    private static final int BOX_AND_OBJECTNESS = 5;
    private static final int RAW_HEAD_AXES = 5;

    @Override
    public ModelFamily family() {
        return ModelFamily.ULTRALYTICS;
    }

    @Override
    public String describe() {
        return "v5 [1, 3 x cells of strides 8, 16 and 32, 5 + classes]";
    }

    @Override
    public Optional<RecognisedOutput> match(ModelSignature signature, int widthPx, int heightPx) {
        if (signature.inputs().size() != 1 || signature.outputs().isEmpty()) {
            return Optional.empty();
        }
        List<TensorSpec> outputs = signature.outputs();
        // Older exports carry the three raw heads after the joined output; prototypes of masks
        // there would make a class of each of a mask's numbers.
        if (outputs.stream().skip(1).anyMatch(raw -> raw.rank() != RAW_HEAD_AXES)) {
            return Optional.empty();
        }
        TensorSpec output = outputs.get(0);
        int boxes = ANCHORS * StrideGrid.cells(widthPx, heightPx, STRIDES);
        if (!output.hasShape(1, boxes, TensorSpec.FREE) || output.axis(2) <= BOX_AND_OBJECTNESS) {
            return Optional.empty();
        }
        int classes = output.axis(2) - BOX_AND_OBJECTNESS;
        return Optional.of(
                RecognisedOutput.suppressed(
                        family(),
                        describe(),
                        classes,
                        () -> new Decoder(boxes, new ObjectnessRows(classes))));
    }

    private record Decoder(int boxes, ObjectnessRows rows) implements OutputDecoder {
        @Override
        public void decode(OutputTensors outputs, int picture, float threshold, Candidates into) {
            FloatBuffer values = outputs.floats(0);
            for (int i = picture * boxes; i < (picture + 1) * boxes; i++) {
                if (rows.read(values, i, threshold)) {
                    rows.addClasses(
                            rows.box(0), rows.box(1), rows.box(2), rows.box(3), threshold, into);
                }
            }
        }
    }
}
