package io.atalaya.operators.command;

import io.atalaya.operators.model.CommandAction;
import io.atalaya.schemas.v1.Command;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A command on its way from the message, with what only some actions have left empty. */
final class CommandFields {
    private final Command message;
    private final Instant at;
    private final Instant writtenAt;
    private final @Nullable Instant expires;
    private final CommandAction action;
    private final String target;
    private long shelveMillis;
    private String note = "";
    private String yaml = "";

    CommandFields(
            Command message,
            Instant at,
            Instant writtenAt,
            @Nullable Instant expires,
            CommandAction action,
            String target) {
        this.message = message;
        this.at = at;
        this.writtenAt = writtenAt;
        this.expires = expires;
        this.action = action;
        this.target = target;
    }

    CommandFields shelveMillis(long millis) {
        shelveMillis = millis;
        return this;
    }

    CommandFields note(String text) {
        note = text;
        return this;
    }

    CommandFields yaml(String text) {
        yaml = text;
        return this;
    }

    io.atalaya.operators.model.Command build() {
        return new io.atalaya.operators.model.Command(
                message.getId(),
                at,
                writtenAt,
                message.getIssuedBy(),
                expires,
                action,
                target,
                shelveMillis,
                note,
                yaml);
    }
}
