package io.atalaya.console.api;

/** A command could not be given: why, and what to do. */
public final class CommandNotSentException extends Exception {
    private static final long serialVersionUID = 1L;

    public CommandNotSentException(String message, Throwable cause) {
        super(message, cause);
    }
}
