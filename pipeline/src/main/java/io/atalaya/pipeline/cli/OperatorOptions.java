package io.atalaya.pipeline.cli;

import com.google.protobuf.Timestamp;
import io.atalaya.pipeline.operator.CommandSender;
import io.atalaya.pipeline.operator.OperatorException;
import io.atalaya.pipeline.operator.PresentAlarms;
import io.atalaya.pipeline.operator.TopicPlace;
import io.atalaya.schemas.v1.Command;
import io.atalaya.schemas.v1.CommandAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who gives a command and how long that person waits; and the giving itself. */
final class OperatorOptions {
    @Mixin private final BrokerOptions broker = new BrokerOptions();

    @Option(
            names = "--as",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who gives the command (${DEFAULT-VALUE}).")
    private String name = "";

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description =
                    "How long to wait for the answer (${DEFAULT-VALUE}); after that the command"
                            + " expires.")
    private Duration timeout = Duration.ZERO;

    /** The id of the alert that is meant by the beginning of it. */
    String alertId(String prefix) throws CommandException {
        try {
            return PresentAlarms.read(broker.place()).meant(prefix).getAlertId();
        } catch (OperatorException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Sends the command, waits for the answer and prints it.
     *
     * @param action what is asked for, with the rest still to be filled in
     * @return what the process says to the shell
     */
    int give(Command.Builder action, Terminal terminal)
            throws CommandException, InterruptedException {
        Command command = signed(action.build(), Instant.now());
        try {
            Optional<CommandAnswer> answer = sender().send(command);
            return print(answer.orElseThrow(this::noAnswer), terminal);
        } catch (OperatorException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    TopicPlace place() {
        return broker.place();
    }

    CommandSender sender() {
        return new CommandSender(broker.place(), timeout);
    }

    /** With who gives it, since when and until when it is to be carried out. */
    Command signed(Command action, Instant now) {
        return action.toBuilder()
                .setId(UUID.randomUUID().toString())
                .setTimestamp(timestamp(now))
                .setIssuedBy(name)
                .setExpires(timestamp(now.plus(timeout)))
                .build();
    }

    private static int print(CommandAnswer answer, Terminal terminal) {
        boolean done = answer.getOutcome() == CommandAnswer.Outcome.DONE;
        if (done) {
            terminal.out().println(terminal.green("done: ") + answer.getDetail());
        } else {
            terminal.err().println(terminal.red("refused: ") + answer.getDetail());
        }
        answer.getProblemsList().forEach(terminal.err()::println);
        return done ? ExitCode.OK : ExitCode.FAILURE;
    }

    private CommandException noAnswer() {
        return new CommandException(
                "no answer within "
                        + timeout.toSeconds()
                        + " s. Is the job running, and is one of its inputs without an end? A job of"
                        + " files alone takes no commands.");
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
