package io.atalaya.console.security;

/** The file of users cannot be read or written: which, where and why. */
public final class UserFileException extends Exception {
    private static final long serialVersionUID = 1L;

    UserFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
