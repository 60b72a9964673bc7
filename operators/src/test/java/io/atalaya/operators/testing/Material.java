package io.atalaya.operators.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Real videos, models and ground truth that are not part of the repository. They are looked for in
 * {@code $ATALAYA_MATERIAL}, else in {@code shared/material} beside the checkout; a test that needs
 * one that is missing is skipped and says so.
 */
public final class Material {
    private Material() {}

    /** The file, or a skipped test. */
    public static Path file(String relative) {
        Path file = root().resolve(relative);
        Assumptions.assumeTrue(
                Files.exists(file),
                () -> "skipped: " + file + " is missing; set ATALAYA_MATERIAL to its folder");
        return file;
    }

    private static Path root() {
        String configured = System.getenv("ATALAYA_MATERIAL");
        return configured != null ? Path.of(configured) : checkout().resolve("../shared/material");
    }

    private static Path checkout() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw")) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder;
    }
}
