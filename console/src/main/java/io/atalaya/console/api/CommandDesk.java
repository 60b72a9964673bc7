package io.atalaya.console.api;

import io.atalaya.schemas.v1.Command;
import io.atalaya.schemas.v1.CommandAnswer;
import java.util.Optional;

/** Takes commands to the pipeline. */
@FunctionalInterface
public interface CommandDesk {
    /**
     * Gives a command and waits for what becomes of it.
     *
     * @param issuedBy recorded with it
     * @return empty when no answer came in time
     * @throws CommandNotSentException when it could not be given
     */
    Optional<CommandAnswer> give(Command.Builder command, String issuedBy)
            throws CommandNotSentException, InterruptedException;
}
