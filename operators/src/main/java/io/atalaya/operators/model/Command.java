package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of the pipeline while it runs. Fields that the action does not need are empty.
 *
 * @param id chosen by the sender, unique; answers name it
 * @param at when it was given, in UTC
 * @param writtenAt when it came to its topic
 * @param issuedBy who gave it
 * @param expires after this moment it is not to be carried out, null for never
 * @param target the alert's id, or the name of the rule or of the part of the configuration
 * @param shelveMillis for how long to shelve
 * @param note why, or for the next shift
 * @param yaml the part of the configuration as it would stand there; empty to remove it
 */
public record Command(
        String id,
        Instant at,
        Instant writtenAt,
        String issuedBy,
        @Nullable Instant expires,
        CommandAction action,
        String target,
        long shelveMillis,
        String note,
        String yaml) {
    public Command {
        requireNonNull(id, "id is null");
        requireNonNull(at, "at is null");
        requireNonNull(writtenAt, "writtenAt is null");
        requireNonNull(issuedBy, "issuedBy is null");
        requireNonNull(action, "action is null");
        requireNonNull(target, "target is null");
        requireNonNull(note, "note is null");
        requireNonNull(yaml, "yaml is null");
    }
}
