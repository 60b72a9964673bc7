package io.atalaya.pipeline.cli;

import io.atalaya.schemas.v1.UnshelveAlert;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings an alarm back from the shelf before its time. */
@Command(name = "unshelve", description = "Bring a shelved alarm back before its time.")
final class UnshelveCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The beginning of the alert's id is enough.")
    private String id = "";

    @Mixin private final OperatorOptions operator = new OperatorOptions();

    UnshelveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        var unshelve = UnshelveAlert.newBuilder().setAlertId(operator.alertId(id));
        return operator.give(
                io.atalaya.schemas.v1.Command.newBuilder().setUnshelveAlert(unshelve), terminal);
    }
}
