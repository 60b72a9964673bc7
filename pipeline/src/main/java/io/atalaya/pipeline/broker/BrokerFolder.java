package io.atalaya.pipeline.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder with a broker's data.
 *
 * @param path absolute
 * @param temporary whether it is deleted when the broker is closed
 */
record BrokerFolder(Path path, boolean temporary) {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerFolder.class);

    static BrokerFolder at(Path path) {
        return new BrokerFolder(path.toAbsolutePath().normalize(), false);
    }

    static BrokerFolder newTemporary() {
        try {
            return new BrokerFolder(Files.createTempDirectory("atalaya-broker-"), true);
        } catch (IOException e) {
            throw new EmbeddedBrokerException(
                    "No temporary folder for the embedded broker: " + e.getMessage(), e);
        }
    }

    /** Makes sure that it is there, ours alone, and has an identity; it keeps one that it has. */
    void prepare() {
        if (path.toString().contains(",")) {
            throw new EmbeddedBrokerException(
                    "The folder '%s' has a comma in its name, which Kafka takes for the end of it."
                                    .formatted(path)
                            + " Choose one without.",
                    null);
        }
        try {
            Files.createDirectories(path);
            checkNotInUse();
            if (!Files.exists(path.resolve("meta.properties"))) {
                format();
            }
        } catch (EmbeddedBrokerException e) {
            throw e;
        } catch (Exception e) {
            throw new EmbeddedBrokerException(
                    "The folder %s cannot hold the embedded broker's data: %s.".formatted(path, e)
                            + " Choose one that can be written to, and is empty at first.",
                    e);
        }
    }

    void deleteIfTemporary() {
        if (!temporary) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(BrokerFolder::delete);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The temporary folder {} is left behind: {}", path, e.getMessage());
        }
    }

    /** Kafka locks this file while it runs, and ends the process where it cannot. */
    private void checkNotInUse() throws IOException {
        try (FileChannel file =
                        FileChannel.open(
                                path.resolve(".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            if (lock == null) {
                throw inUse(null);
            }
        } catch (OverlappingFileLockException e) {
            throw inUse(e);
        }
    }

    private EmbeddedBrokerException inUse(@Nullable Throwable cause) {
        return new EmbeddedBrokerException(
                "Another broker uses the folder "
                        + path
                        + ". Stop it, or give this one a folder and a port of its own.",
                cause);
    }

    private void format() throws Exception {
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        new Formatter()
                .setPrintStream(nowhere)
                .setNodeId(BrokerSettings.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                .setMetadataLogDirectory(path.toString())
                .addDirectory(path.toString())
                .run();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
