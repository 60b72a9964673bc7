package io.atalaya.operators.camera.virtual;

import java.nio.file.Path;
import java.util.Set;

/** What clips are called in URLs. */
final class StreamNames {
    private static final String SUFFIX = ".mjpeg";

    private StreamNames() {}

    /** The file's name without its ending, of characters that need no escape, and not taken yet. */
    static String nameOf(Path file, Set<String> taken) {
        Path last = file.getFileName();
        String whole = last == null ? file.toString() : last.toString();
        String plain =
                whole.replaceFirst("(?<=.)\\.[^.]*$", "").replaceAll("[^A-Za-z0-9._-]+", "-");
        String name = plain;
        for (int i = 2; taken.contains(name); i++) {
            name = plain + "-" + i;
        }
        return name;
    }

    static String pathOf(String name) {
        return "/" + name + SUFFIX;
    }

    /** The name in a path, empty where it is no stream's. */
    static String ofPath(String path) {
        return path.endsWith(SUFFIX) ? path.substring(1, path.length() - SUFFIX.length()) : "";
    }
}
