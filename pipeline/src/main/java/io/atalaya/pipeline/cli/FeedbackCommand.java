package io.atalaya.pipeline.cli;

import io.atalaya.schemas.v1.AlertFeedback;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says whether an alarm was right. */
@Command(
        name = "feedback",
        description = "Say whether an alarm was right, for those who tune rules and models.")
final class FeedbackCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The beginning of the alert's id is enough.")
    private String id = "";

    @Parameters(paramLabel = "true|false", description = "Whether it was so.")
    private Boolean right = Boolean.TRUE;

    @Option(names = "--note", paramLabel = "TEXT", description = "What people saw.")
    private String note = "";

    @Mixin private final OperatorOptions operator = new OperatorOptions();

    FeedbackCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        var feedback =
                AlertFeedback.newBuilder()
                        .setAlertId(operator.alertId(id))
                        .setVerdict(
                                right
                                        ? AlertFeedback.Verdict.TRUE_POSITIVE
                                        : AlertFeedback.Verdict.FALSE_POSITIVE)
                        .setNote(note);
        return operator.give(
                io.atalaya.schemas.v1.Command.newBuilder().setAlertFeedback(feedback), terminal);
    }
}
