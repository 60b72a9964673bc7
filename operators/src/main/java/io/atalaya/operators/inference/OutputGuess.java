package io.atalaya.operators.inference;

import io.atalaya.operators.decode.ModelSignature;
import io.atalaya.operators.decode.TensorSpec;

/** A guess, for a message, at what a model does that is no detector we know. */
final class OutputGuess {
    /** Pixels of the picture to one of a map; from 8 on it is a detector's raw head. */
    private static final int COARSEST_MAP = 4;

    private OutputGuess() {}

    static String of(ModelSignature signature, int width, int height) {
        for (TensorSpec output : signature.outputs()) {
            if (isClassifier(output)) {
                return "its outputs are none that we know; it looks like a classifier of whole"
                        + " pictures.";
            }
            if (isMap(output, width, height)) {
                return "its outputs are none that we know; it looks like a segmentation or a heat"
                        + " map.";
            }
        }
        return "its outputs are none that we know.";
    }

    /** What Ultralytics calls its models that are no detectors; empty for any other word. */
    static String ofTask(String task) {
        return switch (task) {
            case "segment" -> "a model of masks (task segment)";
            case "pose" -> "a model of poses (task pose)";
            case "obb" -> "a model of oriented boxes (task obb)";
            case "classify" -> "a classifier of whole pictures (task classify)";
            default -> "";
        };
    }

    private static boolean isClassifier(TensorSpec output) {
        long spread = output.shape().stream().filter(length -> length > 1).count();
        return spread == 1 && output.rank() >= 2 && output.axis(1) > 1;
    }

    private static boolean isMap(TensorSpec output, int width, int height) {
        if (output.rank() != 4) {
            return false;
        }
        for (int step = 1; step <= COARSEST_MAP; step *= 2) {
            if (output.shape().contains((long) width / step)
                    && output.shape().contains((long) height / step)) {
                return true;
            }
        }
        return false;
    }
}
