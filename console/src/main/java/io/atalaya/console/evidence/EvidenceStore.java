package io.atalaya.console.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

/** Reads what the job has kept, from a folder or from whichever file system of Flink's it is in. */
public final class EvidenceStore {
    private static final int CHUNK = 64 * 1024;

    /**
     * In bytes.
     *
     * @throws java.io.FileNotFoundException where it is not kept any more
     */
    public long size(String uri) throws IOException {
        Path path = path(uri);
        return path.getFileSystem().getFileStatus(path).getLen();
    }

    /** Writes a part of it. */
    public void copy(String uri, long first, long length, OutputStream out) throws IOException {
        Path path = path(uri);
        try (FSDataInputStream input = path.getFileSystem().open(path)) {
            input.seek(first);
            byte[] chunk = new byte[CHUNK];
            long left = length;
            while (left > 0) {
                int read = input.read(chunk, 0, (int) Math.min(chunk.length, left));
                if (read < 0) {
                    throw new EOFException(uri + " is shorter than it was");
                }
                out.write(chunk, 0, read);
                left -= read;
            }
        }
    }

    /** In lower-case hexadecimal, of the file as it is now. */
    public String sha256(String uri) throws IOException {
        MessageDigest digest = newDigest();
        copy(uri, 0, size(uri), new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Path path(String uri) throws IOException {
        try {
            return new Path(new URI(uri));
        } catch (URISyntaxException e) {
            throw new IOException("not a URI: " + uri, e);
        }
    }
}
