package io.atalaya.operators.decode;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The inputs and outputs of a model in their order in the file. Where a contract is looked for, the
 * outputs carry the shapes that one picture gives: their first axis is 1.
 */
public record ModelSignature(List<TensorSpec> inputs, List<TensorSpec> outputs) {
    public ModelSignature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** Both lists in one sentence, for messages. */
    public String describe() {
        return "inputs " + list(inputs) + ", outputs " + list(outputs);
    }

    /** The index of the first output of which the name contains a word, or -1. */
    int outputNamed(String... words) {
        for (String word : words) {
            for (int i = 0; i < outputs.size(); i++) {
                if (outputs.get(i).name().contains(word)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static String list(List<TensorSpec> tensors) {
        return tensors.stream().map(TensorSpec::toString).collect(Collectors.joining(" and "));
    }
}
