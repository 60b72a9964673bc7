package io.atalaya.operators.inference;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.decode.ModelSignature;
import java.util.Map;

/**
 * What a model file says of itself.
 *
 * @param sha256 of the file, in hexadecimal
 * @param precision of its weights: {@code fp32}, {@code fp16}, {@code bf16}, {@code int8}
 * @param metadata the exporter's own entries
 * @param declared names and shapes as written in the file, with free axes
 */
public record ModelFile(
        String sha256, String precision, Map<String, String> metadata, ModelSignature declared) {
    public ModelFile {
        requireNonNull(sha256, "sha256 is null");
        requireNonNull(precision, "precision is null");
        requireNonNull(declared, "declared is null");
        metadata = Map.copyOf(metadata);
    }

    /** An entry of the metadata, empty where there is none. */
    String entry(String key) {
        return metadata.getOrDefault(key, "");
    }
}
