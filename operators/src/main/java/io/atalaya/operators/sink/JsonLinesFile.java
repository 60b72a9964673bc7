package io.atalaya.operators.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that grows by whole lines. Several writers of one process may append to the same file:
 * each hands over whole lines in one write, which the system puts at the file's end.
 */
final class JsonLinesFile implements Closeable {
    /** More than this does not wait in memory. */
    private static final int BUFFER_BYTES = 1 << 20;

    private final FileChannel channel;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();

    private JsonLinesFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens the file at its end, or makes it. A torn last line, left by a crash, is cut off. */
    static JsonLinesFile open(Path path) throws IOException {
        // Two writers must not both cut: the second would cut off what the first has written.
        synchronized (JsonLinesFile.class) {
            cutTornLine(path);
            return new JsonLinesFile(
                    FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        }
    }

    void append(String line) throws IOException {
        buffer.writeBytes(line.getBytes(UTF_8));
        buffer.write('\n');
        if (buffer.size() >= BUFFER_BYTES) {
            flush();
        }
    }

    void flush() throws IOException {
        if (buffer.size() == 0) {
            return;
        }
        ByteBuffer lines = ByteBuffer.wrap(buffer.toByteArray());
        while (lines.hasRemaining()) {
            channel.write(lines);
        }
        buffer.reset();
    }

    /** What was not flushed is left out: the job writes it again from its checkpoint. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static void cutTornLine(Path path) throws IOException {
        try (FileChannel file =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            long end = endOfLastLine(file);
            if (end < file.size()) {
                file.truncate(end);
            }
        }
    }

    private static long endOfLastLine(FileChannel file) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(64 * 1024);
        for (long end = file.size(); end > 0; ) {
            long start = Math.max(0, end - block.capacity());
            block.clear().limit((int) (end - start));
            for (long at = start; block.hasRemaining(); at += file.read(block, at)) {}
            for (int i = block.limit() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }
}
