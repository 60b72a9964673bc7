package io.atalaya.operators.decode;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;

/**
 * A contract that a model's names and shapes fulfil.
 *
 * @param contract in words, for logs and {@code validate}
 * @param classCount as the shapes say it, {@link #ANY_CLASSES} where they do not
 * @param needsSuppression whether boxes overlap until non-maximum suppression has chosen
 * @param shapesFollowInput whether the outputs' shapes depend on the input's shape alone, so that
 *     their memory can be set aside
 * @param decoders makes a decoder for each thread
 */
public record RecognisedOutput(
        ModelFamily family,
        String contract,
        int classCount,
        boolean needsSuppression,
        boolean shapesFollowInput,
        Supplier<OutputDecoder> decoders) {
    public static final int ANY_CLASSES = -1;

    public RecognisedOutput {
        requireNonNull(family, "family is null");
        requireNonNull(contract, "contract is null");
        requireNonNull(decoders, "decoders is null");
    }

    static RecognisedOutput suppressed(
            ModelFamily family, String contract, int classes, Supplier<OutputDecoder> decoders) {
        return new RecognisedOutput(family, contract, classes, true, true, decoders);
    }

    static RecognisedOutput complete(
            ModelFamily family, String contract, int classes, Supplier<OutputDecoder> decoders) {
        return new RecognisedOutput(family, contract, classes, false, false, decoders);
    }
}
