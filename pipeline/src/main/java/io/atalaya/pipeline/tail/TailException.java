package io.atalaya.pipeline.tail;

/** A topic cannot be read: what, where and what to do. */
public final class TailException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TailException(String message) {
        super(message);
    }

    TailException(String message, Throwable cause) {
        super(message, cause);
    }
}
