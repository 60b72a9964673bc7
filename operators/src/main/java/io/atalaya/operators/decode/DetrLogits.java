package io.atalaya.operators.decode;

import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * The DETR family without its last step: {@code logits [1, queries, classes]} before the sigmoid
 * and {@code boxes [1, queries, 4]} as centre and size in ratios of the picture.
 */
final class DetrLogits implements OutputContract {
    @Override
    public ModelFamily family() {
        return ModelFamily.DETR;
    }

    @Override
    public String describe() {
        return "logits [1, queries, classes] and boxes [1, queries, 4]";
    }

    @Override
    public Optional<RecognisedOutput> match(ModelSignature signature, int widthPx, int heightPx) {
        int logits = signature.outputNamed("logits");
        int boxes = signature.outputNamed("boxes");
        boolean named = logits >= 0 && boxes >= 0 && signature.inputs().size() == 1;
        if (!named || signature.outputs().size() != 2) {
            return Optional.empty();
        }
        TensorSpec scores = signature.outputs().get(logits);
        if (!scores.hasShape(1, TensorSpec.FREE, TensorSpec.FREE)
                || !signature.outputs().get(boxes).hasShape(1, scores.axis(1), 4)) {
            return Optional.empty();
        }
        Decoder decoder =
                new Decoder(logits, boxes, scores.axis(1), scores.axis(2), widthPx, heightPx);
        // The decoder holds no memory of its own, so all threads share it.
        return Optional.of(
                new RecognisedOutput(
                        family(), describe(), scores.axis(2), false, true, () -> decoder));
    }

    private record Decoder(
            int logits, int boxes, int queries, int classes, int widthPx, int heightPx)
            implements OutputDecoder {
        @Override
        public void decode(OutputTensors outputs, int picture, float threshold, Candidates into) {
            FloatBuffer values = outputs.floats(logits);
            // Compared before the sigmoid, which few of the scores then need.
            float least = logit(threshold);
            for (int query = picture * queries; query < (picture + 1) * queries; query++) {
                for (int c = 0; c < classes; c++) {
                    float value = values.get(query * classes + c);
                    if (value >= least) {
                        addBox(outputs.floats(boxes), query, sigmoid(value), c, into);
                    }
                }
            }
        }

        private void addBox(FloatBuffer box, int query, float score, int c, Candidates into) {
            into.addCentred(
                    box.get(4 * query) * widthPx,
                    box.get(4 * query + 1) * heightPx,
                    box.get(4 * query + 2) * widthPx,
                    box.get(4 * query + 3) * heightPx,
                    score,
                    c);
        }

        private static float logit(float probability) {
            return (float) Math.log(probability / (1 - probability));
        }

        private static float sigmoid(float value) {
            return (float) (1 / (1 + Math.exp(-value)));
        }
    }
}
