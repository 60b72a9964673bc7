package io.atalaya.pipeline.runtime;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that belongs to one running job: checkpoints while it runs, a savepoint from when it was
 * stopped. The newest complete one is where the next start goes on; a finished job leaves none.
 *
 * <p>A lock keeps a second process from running on the same state.
 */
public final class StateDirectory implements AutoCloseable {
    private static final int MOST_ATTEMPTS = 100;
    private static final long BETWEEN_ATTEMPTS_MILLIS = 50;

    /** Flink writes it last, so a checkpoint that has it is complete. */
    private static final String METADATA = "_metadata";

    private static final int JOB_AND_CHECKPOINT_LEVELS = 3;

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;

    private StateDirectory(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Makes the folder where it is missing and takes it for this process.
     *
     * @throws IOException when it cannot be written, or another process runs on it
     */
    public static StateDirectory open(Path folder) throws IOException {
        requireNonNull(folder, "folder is null");
        Files.createDirectories(folder);
        FileChannel file =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        FileLock lock = tryLock(file);
        if (lock == null) {
            file.close();
            throw new IOException(
                    "another process already runs with the state directory "
                            + folder
                            + "; stop it, or set runtime.stateDirectory to another folder");
        }
        var directory = new StateDirectory(folder, file, lock);
        // What a process left that was killed.
        delete(directory.temporary());
        return directory;
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    public Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    public Path savepoints() {
        return folder.resolve("savepoints");
    }

    /** For what need not outlive the process, and is deleted at the next start at the latest. */
    public Path temporary() {
        return folder.resolve("tmp");
    }

    /** Where the embedded broker keeps its topics. */
    public Path broker() {
        return folder.resolve("broker");
    }

    /** The newest complete checkpoint or savepoint. */
    public Optional<Path> latest() throws IOException {
        Comparator<Path> byAge = Comparator.comparing(StateDirectory::modified);
        return Stream.concat(complete(checkpoints()).stream(), complete(savepoints()).stream())
                .max(byAge)
                .map(Path::getParent);
    }

    /** Forgets every checkpoint: the job has come to its end, and its next start is a first one. */
    public void clear() throws IOException, InterruptedException {
        deleteWhileWritten(checkpoints());
        deleteWhileWritten(savepoints());
    }

    /** A checkpoint that was under way when the job ended is given up, but may add a file yet. */
    private static void deleteWhileWritten(Path root) throws IOException, InterruptedException {
        for (int left = MOST_ATTEMPTS; ; left--) {
            try {
                delete(root);
                return;
            } catch (DirectoryNotEmptyException e) {
                if (left == 0) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_ATTEMPTS_MILLIS);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
        lockFile.close();
    }

    private static List<Path> complete(Path root) throws IOException {
        if (Files.notExists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root, JOB_AND_CHECKPOINT_LEVELS)) {
            return files.filter(file -> file.endsWith(METADATA)).toList();
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the age of " + file, e);
        }
    }

    /** Flink deletes a finished job's checkpoints too, at the same time: what is gone is gone. */
    private static void delete(Path root) throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure)
                            throws IOException {
                        if (failure instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw failure;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path emptied, @Nullable IOException failure) throws IOException {
                        if (failure != null && !(failure instanceof NoSuchFileException)) {
                            throw failure;
                        }
                        Files.deleteIfExists(emptied);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
