package io.atalaya.pipeline.cli;

import io.atalaya.schemas.v1.AcknowledgeAlert;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that an operator knows of an alarm. */
@Command(name = "ack", description = "Acknowledge an alarm: say that you know of it and act on it.")
final class AckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The beginning of the alert's id is enough.")
    private String id = "";

    @Option(names = "--note", paramLabel = "TEXT", description = "For the next shift.")
    private String note = "";

    @Mixin private final OperatorOptions operator = new OperatorOptions();

    AckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        var acknowledge =
                AcknowledgeAlert.newBuilder().setAlertId(operator.alertId(id)).setNote(note);
        return operator.give(
                io.atalaya.schemas.v1.Command.newBuilder().setAcknowledgeAlert(acknowledge),
                terminal);
    }
}
