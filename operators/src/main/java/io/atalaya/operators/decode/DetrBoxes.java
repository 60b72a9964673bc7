package io.atalaya.operators.decode;

import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * RT-DETR, D-FINE and DEIM with their last step exported: a second input of the picture's width and
 * height as whole numbers, and outputs {@code labels}, {@code boxes} (corners in pixels) and {@code
 * scores} for each query, where one box may stand under several labels. Exports for a single
 * picture may lack the batch axis.
 */
final class DetrBoxes implements OutputContract {
    @Override
    public ModelFamily family() {
        return ModelFamily.DETR;
    }

    @Override
    public String describe() {
        return "labels [1, queries], boxes [1, queries, 4], scores [1, queries] with a second"
                + " input of sizes int64 [1, 2]";
    }

    @Override
    public Optional<RecognisedOutput> match(ModelSignature signature, int widthPx, int heightPx) {
        int labels = signature.outputNamed("labels");
        int boxes = signature.outputNamed("boxes");
        int scores = signature.outputNamed("scores");
        boolean named = labels >= 0 && boxes >= 0 && scores >= 0;
        if (!named
                || signature.outputs().size() != 3
                || !hasSizes(signature)
                || signature.outputs().get(boxes).axis(-1) != 4) {
            return Optional.empty();
        }
        return Optional.of(
                RecognisedOutput.complete(
                        family(),
                        describe(),
                        RecognisedOutput.ANY_CLASSES,
                        () -> new Decoder(labels, boxes, scores)));
    }

    private static boolean hasSizes(ModelSignature signature) {
        if (signature.inputs().size() != 2) {
            return false;
        }
        return signature.inputs().stream()
                .anyMatch(
                        input ->
                                input.type() == ElementType.INT64
                                        && input.hasShape(TensorSpec.FREE, 2));
    }

    private record Decoder(int labels, int boxes, int scores) implements OutputDecoder {
        @Override
        public void decode(OutputTensors outputs, int picture, float threshold, Candidates into) {
            FloatBuffer score = outputs.floats(scores);
            FloatBuffer box = outputs.floats(boxes);
            int queries = outputs.elementsPerPicture(scores);
            for (int i = picture * queries; i < (picture + 1) * queries; i++) {
                if (score.get(i) >= threshold) {
                    into.add(
                            box.get(4 * i),
                            box.get(4 * i + 1),
                            box.get(4 * i + 2),
                            box.get(4 * i + 3),
                            score.get(i),
                            outputs.integer(labels, i));
                }
            }
        }
    }
}
