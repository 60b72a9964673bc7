package io.atalaya.operators.evidence;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Snapshots and clips in whatever file system Flink knows. */
public final class EvidenceStore {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceStore.class);

    private final Path base;

    /**
     * @param base the URI that all of it lies under
     */
    public EvidenceStore(String base) {
        this.base = new Path(URI.create(requireNonNull(base, "base is null")));
    }

    /** What was written. */
    public record Written(String sha256, long bytes) {}

    /**
     * Writes a file, in the place of one of the same name. It gets its name when it is complete:
     * who looks for it meanwhile, such as a browser that waits for a clip, must not take a part of
     * it for the whole.
     */
    Written write(String uri, InputStream content) throws IOException {
        Path file = new Path(URI.create(uri));
        FileSystem fileSystem = file.getFileSystem();
        fileSystem.mkdirs(requireNonNull(file.getParent()));
        Path part = new Path(URI.create(uri + ".part"));
        boolean complete = false;
        try {
            Written written = copy(content, fileSystem, part);
            put(fileSystem, part, file);
            complete = true;
            return written;
        } finally {
            if (!complete) {
                deleteQuietly(fileSystem, part);
            }
        }
    }

    private static Written copy(InputStream content, FileSystem fileSystem, Path file)
            throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream out = fileSystem.create(file, FileSystem.WriteMode.OVERWRITE);
                InputStream in = new DigestInputStream(content, digest)) {
            long bytes = in.transferTo(out);
            return new Written(HexFormat.of().formatHex(digest.digest()), bytes);
        }
    }

    /** The first failure is the one to be told of. */
    private static void deleteQuietly(FileSystem fileSystem, Path file) {
        try {
            boolean unused = fileSystem.delete(file, false);
        } catch (IOException e) {
            LOG.debug("{} is left over", file, e);
        }
    }

    /** Not every file system puts a file in the place of another. */
    private static void put(FileSystem fileSystem, Path part, Path file) throws IOException {
        if (fileSystem.rename(part, file)) {
            return;
        }
        boolean unused = fileSystem.delete(file, false);
        if (!fileSystem.rename(part, file)) {
            throw new IOException("the store cannot name " + part + " " + file.getName());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A stored file, to be read. */
    public static InputStream open(String uri) throws IOException {
        Path file = new Path(URI.create(uri));
        return file.getFileSystem().open(file);
    }

    /** Deletes a file, and its folder where that is empty then. */
    public static void delete(String uri) throws IOException {
        Path file = new Path(URI.create(uri));
        FileSystem fileSystem = file.getFileSystem();
        boolean unused = fileSystem.delete(file, false);
        Path folder = requireNonNull(file.getParent());
        if (fileSystem.exists(folder) && list(fileSystem, folder).isEmpty()) {
            unused = fileSystem.delete(folder, false);
        }
    }

    /** Deletes what was written before that moment; returns the files' URIs. */
    public List<String> deleteBefore(Instant moment) throws IOException {
        List<String> deleted = new ArrayList<>();
        FileSystem fileSystem = base.getFileSystem();
        if (!fileSystem.exists(base)) {
            return deleted;
        }
        for (FileStatus day : list(fileSystem, base)) {
            for (FileStatus alert : list(fileSystem, day.getPath())) {
                for (FileStatus file : list(fileSystem, alert.getPath())) {
                    if (file.getModificationTime() < moment.toEpochMilli()) {
                        deleted.add(asWritten(file.getPath()));
                        delete(file.getPath().toUri().toString());
                    }
                }
            }
        }
        return deleted;
    }

    /** As the plan names it: file systems leave out the empty authority of {@code file:///}. */
    private static String asWritten(Path file) {
        return file.toUri().toString().replaceFirst("^file:/(?!/)", "file:///");
    }

    private static List<FileStatus> list(FileSystem fileSystem, Path folder) throws IOException {
        FileStatus[] found = fileSystem.listStatus(folder);
        return found == null ? List.of() : List.of(found);
    }
}
