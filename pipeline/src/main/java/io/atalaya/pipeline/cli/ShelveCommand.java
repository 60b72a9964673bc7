package io.atalaya.pipeline.cli;

import io.atalaya.schemas.v1.ShelveAlert;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts an alarm aside for a time. */
@Command(
        name = "shelve",
        description = {
            "Put an alarm aside for a time; alarms.maxShelve of the configuration bounds it.",
            "When the time is over it is back, unacknowledged if its condition still holds."
        })
final class ShelveCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The beginning of the alert's id is enough.")
    private String id = "";

    @Parameters(
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Such as 30m or 1h30m.")
    private Duration duration = Duration.ZERO;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, for the next shift.")
    private String note = "";

    @Mixin private final OperatorOptions operator = new OperatorOptions();

    ShelveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        var shelve =
                ShelveAlert.newBuilder()
                        .setAlertId(operator.alertId(id))
                        .setDuration(
                                com.google.protobuf.Duration.newBuilder()
                                        .setSeconds(duration.getSeconds())
                                        .setNanos(duration.getNano()))
                        .setNote(note);
        return operator.give(
                io.atalaya.schemas.v1.Command.newBuilder().setShelveAlert(shelve), terminal);
    }
}
