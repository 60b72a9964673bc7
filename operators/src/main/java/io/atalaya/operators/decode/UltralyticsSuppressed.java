package io.atalaya.operators.decode;

import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * Ultralytics with suppression inside the graph, and the versions that need none (v10, 26): {@code
 * [1, boxes, 6]} of left, top, right, bottom in pixels, score and class.
 */
final class UltralyticsSuppressed implements OutputContract {
    private static final int ROW = 6;

    @Override
    public ModelFamily family() {
        return ModelFamily.ULTRALYTICS;
    }

    @Override
    public String describe() {
        return "with suppression inside [1, boxes, 6]";
    }

    @Override
    public Optional<RecognisedOutput> match(ModelSignature signature, int widthPx, int heightPx) {
        if (signature.inputs().size() != 1 || signature.outputs().size() != 1) {
            return Optional.empty();
        }
        TensorSpec output = signature.outputs().get(0);
        if (!output.hasShape(1, TensorSpec.FREE, ROW)) {
            return Optional.empty();
        }
        return Optional.of(
                RecognisedOutput.complete(
                        family(),
                        describe(),
                        RecognisedOutput.ANY_CLASSES,
                        () -> UltralyticsSuppressed::decode));
    }

    private static void decode(
            OutputTensors outputs, int picture, float threshold, Candidates into) {
        FloatBuffer values = outputs.floats(0);
        int perPicture = outputs.elementsPerPicture(0);
        int end = (picture + 1) * perPicture;
        for (int row = picture * perPicture; row + ROW <= end; row += ROW) {
            float score = values.get(row + 4);
            if (score >= threshold) {
                into.add(
                        values.get(row),
                        values.get(row + 1),
                        values.get(row + 2),
                        values.get(row + 3),
                        score,
                        Math.round(values.get(row + 5)));
            }
        }
    }
}
