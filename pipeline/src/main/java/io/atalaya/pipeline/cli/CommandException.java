package io.atalaya.pipeline.cli;

/**
 * A command cannot do what it was asked for, for a reason that its user can understand. The message
 * is all that is shown; the cause is for {@code --debug}.
 */
public final class CommandException extends Exception {
    public CommandException(String message) {
        super(message);
    }

    public CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
