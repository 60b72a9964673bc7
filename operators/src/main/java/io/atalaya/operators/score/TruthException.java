package io.atalaya.operators.score;

import java.nio.file.Path;

/** A file of labelled truth cannot be read; the message says where and why. */
public final class TruthException extends Exception {
    public TruthException(Path file, String message) {
        super(file + ": " + message);
    }

    public TruthException(Path file, int line, String message) {
        super(file + ":" + line + ": " + message);
    }
}
