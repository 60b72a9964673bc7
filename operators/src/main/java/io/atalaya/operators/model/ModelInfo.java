package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

/**
 * Which model a result comes from, so that a result can be told from that of another version.
 *
 * @param sha256 of the file, in hexadecimal
 * @param precision such as {@code fp32}, {@code fp16}, {@code int8}
 * @param executionProvider the one really in use, such as {@code CPU} or {@code CUDA}
 * @param licence as the file's metadata states it, empty where it does not
 */
public record ModelInfo(
        String name,
        String version,
        String sha256,
        String precision,
        String executionProvider,
        String licence) {
    public ModelInfo {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(sha256, "sha256 is null");
        requireNonNull(precision, "precision is null");
        requireNonNull(executionProvider, "executionProvider is null");
        requireNonNull(licence, "licence is null");
    }
}
