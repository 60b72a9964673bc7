package io.atalaya.pipeline.cli;

import io.atalaya.schemas.v1.ChangeConfiguration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a rule away from a running pipeline. */
@Command(name = "remove", description = "Take a rule away from the running pipeline.")
final class RulesRemoveCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RULE", description = "The rule's name.")
    private String rule = "";

    @Mixin private final OperatorOptions operator = new OperatorOptions();

    RulesRemoveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        var change =
                ChangeConfiguration.newBuilder()
                        .setPart(ChangeConfiguration.Part.RULE)
                        .setName(rule);
        return operator.give(
                io.atalaya.schemas.v1.Command.newBuilder().setChangeConfiguration(change),
                terminal);
    }
}
