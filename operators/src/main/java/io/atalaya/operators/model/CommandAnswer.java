package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * What became of a command.
 *
 * @param at when this was so, in UTC
 * @param detail one sentence for people
 * @param problems each problem with its place, for a configuration that was refused
 */
public record CommandAnswer(
        String commandId,
        Instant at,
        CommandOutcome outcome,
        String detail,
        List<String> problems) {
    public CommandAnswer {
        requireNonNull(commandId, "commandId is null");
        requireNonNull(at, "at is null");
        requireNonNull(outcome, "outcome is null");
        requireNonNull(detail, "detail is null");
        requireNonNull(problems, "problems is null");
    }
}
