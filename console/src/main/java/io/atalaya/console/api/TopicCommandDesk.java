package io.atalaya.console.api;

import com.google.protobuf.Timestamp;
import io.atalaya.pipeline.operator.CommandSender;
import io.atalaya.pipeline.operator.OperatorException;
import io.atalaya.pipeline.operator.TopicPlace;
import io.atalaya.schemas.v1.Command;
import io.atalaya.schemas.v1.CommandAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Puts commands on their topic, as every other tool for operators does. */
public final class TopicCommandDesk implements CommandDesk {
    private final CommandSender sender;
    private final Duration patience;

    /**
     * @param patience with the answer; a command that was not taken by then expires
     */
    public TopicCommandDesk(TopicPlace place, Duration patience) {
        this.sender = new CommandSender(place, patience);
        this.patience = patience;
    }

    @Override
    public Optional<CommandAnswer> give(Command.Builder command, String issuedBy)
            throws CommandNotSentException, InterruptedException {
        Instant now = Instant.now();
        command.setId(UUID.randomUUID().toString())
                .setTimestamp(timestamp(now))
                .setIssuedBy(issuedBy)
                .setExpires(timestamp(now.plus(patience)));
        try {
            return sender.send(command.build());
        } catch (OperatorException e) {
            throw new CommandNotSentException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
