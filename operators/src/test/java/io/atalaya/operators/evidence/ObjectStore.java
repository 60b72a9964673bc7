package io.atalaya.operators.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.flink.core.fs.BlockLocation;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.Path;

/**
 * A file system of Flink's that behaves as object stores do: there are no folders, only names with
 * slashes in them; an object is there when it was written whole; and its name is changed by a copy.
 */
public final class ObjectStore extends FileSystem {
    static final String SCHEME = "objects";
    static final Map<String, Stored> OBJECTS = new ConcurrentSkipListMap<>();

    private final URI uri;

    ObjectStore(URI uri) {
        this.uri = uri;
    }

    /** Found by Flink through META-INF/services. */
    public static final class Factory implements FileSystemFactory {
        @Override
        public String getScheme() {
            return SCHEME;
        }

        @Override
        public FileSystem create(URI uri) {
            return new ObjectStore(uri);
        }
    }

    // Handed on within the test and never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Stored(byte[] content, long writtenAtMillis) {}

    private record Status(Path path, long length, long writtenAtMillis, boolean folder)
            implements FileStatus {
        @Override
        public long getLen() {
            return length;
        }

        @Override
        public long getBlockSize() {
            return length;
        }

        @Override
        public short getReplication() {
            return 1;
        }

        @Override
        public long getModificationTime() {
            return writtenAtMillis;
        }

        @Override
        public long getAccessTime() {
            return 0;
        }

        @Override
        public boolean isDir() {
            return folder;
        }

        @Override
        public Path getPath() {
            return path;
        }
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        Stored object = OBJECTS.get(path.toString());
        if (object != null) {
            return new Status(path, object.content.length, object.writtenAtMillis, false);
        }
        if (OBJECTS.keySet().stream().noneMatch(name -> name.startsWith(path + "/"))) {
            throw new FileNotFoundException(path.toString());
        }
        return new Status(path, 0, 0, true);
    }

    @Override
    public FileStatus[] listStatus(Path folder) throws IOException {
        String prefix = folder + "/";
        TreeSet<String> children = new TreeSet<>();
        OBJECTS.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .forEach(name -> children.add(prefix + name.split("/", 2)[0]));
        TreeMap<String, FileStatus> found = new TreeMap<>();
        for (String child : children) {
            found.put(child, getFileStatus(new Path(child)));
        }
        return found.values().toArray(FileStatus[]::new);
    }

    @Override
    public FSDataOutputStream create(Path path, WriteMode overwrite) {
        return new Upload(path.toString());
    }

    /** What is there when it is closed, and not before. */
    private static final class Upload extends FSDataOutputStream {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private final String name;

        Upload(String name) {
            this.name = name;
        }

        @Override
        public void write(int oneByte) {
            content.write(oneByte);
        }

        @Override
        public long getPos() {
            return content.size();
        }

        @Override
        public void flush() {}

        @Override
        public void sync() {}

        @Override
        public void close() {
            OBJECTS.put(name, new Stored(content.toByteArray(), System.currentTimeMillis()));
        }
    }

    @Override
    public FSDataInputStream open(Path path) throws IOException {
        Stored object = OBJECTS.get(path.toString());
        if (object == null) {
            throw new FileNotFoundException(path.toString());
        }
        ByteArrayInputStream content = new ByteArrayInputStream(object.content);
        return new FSDataInputStream() {
            @Override
            public void seek(long position) {
                content.reset();
                long unused = content.skip(position);
            }

            @Override
            public long getPos() {
                return (long) object.content.length - content.available();
            }

            @Override
            public int read() {
                return content.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return content.read(target, offset, length);
            }
        };
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        return open(path);
    }

    @Override
    public boolean delete(Path path, boolean recursive) {
        return OBJECTS.remove(path.toString()) != null;
    }

    @Override
    public boolean mkdirs(Path path) {
        return true;
    }

    @Override
    public boolean rename(Path from, Path to) {
        Stored object = OBJECTS.get(from.toString());
        if (object == null) {
            return false;
        }
        OBJECTS.put(to.toString(), object);
        OBJECTS.remove(from.toString());
        return true;
    }

    @Override
    public Path getWorkingDirectory() {
        return new Path(uri);
    }

    @Override
    public Path getHomeDirectory() {
        return new Path(uri);
    }

    @Override
    public URI getUri() {
        return uri;
    }

    @Override
    public BlockLocation[] getFileBlockLocations(FileStatus file, long start, long length) {
        return new BlockLocation[0];
    }

    @Override
    public boolean isDistributedFS() {
        return true;
    }
}
