package io.atalaya.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** What jobs and brokers keep while they are measured; gone afterwards. */
public final class BenchFolder implements AutoCloseable {
    private final Path path;

    private BenchFolder(Path path) {
        this.path = path;
    }

    public static BenchFolder temporary() throws IOException {
        return new BenchFolder(Files.createTempDirectory("atalaya-bench-"));
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(BenchFolder::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
