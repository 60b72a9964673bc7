package io.atalaya.pipeline.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for the state of one run, gone when it is closed. A process that is told to end waits
 * until then; what one leaves behind that was killed is deleted when the next begins.
 */
public final class TemporaryFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolder.class);

    /** Locked as long as its process lives, and empty only before that. */
    private static final String OWNER = ".owner";

    private final Path path;
    private final FileChannel owner;
    private final OrderlyExit exit;

    private TemporaryFolder(Path path, FileChannel owner, OrderlyExit exit) {
        this.path = path;
        this.owner = owner;
        this.exit = exit;
    }

    /** A new one among the system's temporary files, with nothing in it that anybody sees. */
    public static TemporaryFolder create(String prefix) throws IOException {
        OrderlyExit exit = OrderlyExit.begin();
        // A process must not open its own locked file again: to close that gives up the lock.
        String own = prefix + ProcessHandle.current().pid() + "-";
        try {
            Path path = Files.createTempDirectory(own);
            FileChannel owner =
                    FileChannel.open(
                            path.resolve(OWNER),
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.WRITE);
            var folder = new TemporaryFolder(path, owner, exit);
            folder.takePossession();
            clearAbandoned(path, prefix, own);
            return folder;
        } catch (IOException e) {
            exit.close();
            throw e;
        }
    }

    private void takePossession() throws IOException {
        // Held until the channel is closed.
        FileLock held = owner.lock();
        owner.write(ByteBuffer.wrap(held.toString().getBytes(UTF_8)));
    }

    private static void clearAbandoned(Path created, String prefix, String own) throws IOException {
        try (DirectoryStream<Path> others =
                Files.newDirectoryStream(created.resolveSibling(""), prefix + "*")) {
            for (Path other : others) {
                if (!String.valueOf(other.getFileName()).startsWith(own)
                        && isAbandoned(other)
                        && Files.getOwner(other).equals(Files.getOwner(created))) {
                    LOG.info("deleting {}, whose process is gone", other);
                    delete(other);
                }
            }
        }
    }

    private static boolean isAbandoned(Path folder) {
        try (FileChannel owner = FileChannel.open(folder.resolve(OWNER), StandardOpenOption.WRITE);
                FileLock lock = owner.tryLock()) {
            return lock != null && owner.size() > 0;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try (exit;
                owner) {
            delete(path);
        } catch (IOException e) {
            LOG.warn("the lock of {} cannot be given up: {}", path, e.getMessage());
        }
    }

    private static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(TemporaryFolder::deleteFile);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("the temporary folder {} is left behind: {}", folder, e.getMessage());
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
