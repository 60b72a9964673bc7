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

/** Snapshots and clips in whatever file system Flink knows. */
public final class EvidenceStore {
    private final Path base;

    /**
     * @param base the URI that all of it lies under
     */
    public EvidenceStore(String base) {
        this.base = new Path(URI.create(requireNonNull(base, "base is null")));
    }

    /** What was written. */
    public record Written(String sha256, long bytes) {}

    /** Writes a file, in the place of one of the same name. */
    Written write(String uri, InputStream content) throws IOException {
        Path file = new Path(URI.create(uri));
        FileSystem fileSystem = file.getFileSystem();
        fileSystem.mkdirs(requireNonNull(file.getParent()));
        MessageDigest digest = sha256();
        long bytes;
        try (OutputStream out = fileSystem.create(file, FileSystem.WriteMode.OVERWRITE);
                InputStream in = new DigestInputStream(content, digest)) {
            bytes = in.transferTo(out);
        }
        return new Written(HexFormat.of().formatHex(digest.digest()), bytes);
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
