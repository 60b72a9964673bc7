package io.atalaya.pipeline.config;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with a configuration.
 *
 * @param file as the user named it
 * @param line from 1; 0 where it is about the file as a whole
 * @param column from 1; 0 where it is about the file as a whole
 * @param path such as {@code cameras[1].url}; empty where it is about the file as a whole
 * @param message what is wrong and what to do, without secrets
 */
public record ConfigProblem(String file, int line, int column, String path, String message) {
    public ConfigProblem {
        requireNonNull(file, "file is null");
        requireNonNull(path, "path is null");
        requireNonNull(message, "message is null");
    }

    /** Whether both are about the same key or value, at the same character. */
    boolean isAtPlaceOf(ConfigProblem other) {
        return line == other.line && column == other.column && path.equals(other.path);
    }

    /** As compilers print it, so that terminals and editors can jump to the place. */
    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line + ":" + column : file;
        return path.isEmpty() ? place + ": " + message : place + ": " + path + ": " + message;
    }
}
