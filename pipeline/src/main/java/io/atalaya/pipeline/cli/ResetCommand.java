package io.atalaya.pipeline.cli;

import io.atalaya.schemas.v1.ResetAlert;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets a latched alarm go. */
@Command(name = "reset", description = "Let a latched alarm go, once its condition is over.")
final class ResetCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The beginning of the alert's id is enough.")
    private String id = "";

    @Mixin private final OperatorOptions operator = new OperatorOptions();

    ResetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        var reset = ResetAlert.newBuilder().setAlertId(operator.alertId(id));
        return operator.give(
                io.atalaya.schemas.v1.Command.newBuilder().setResetAlert(reset), terminal);
    }
}
