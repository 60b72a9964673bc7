package io.atalaya.pipeline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Rules: tried before they are used, and changed while the pipeline runs. */
@Command(
        name = "rules",
        description = "Try rules on thought-up inputs, and change them while the pipeline runs.",
        synopsisSubcommandLabel = "COMMAND")
final class RulesCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    // Set by picocli before call(), so not in the constructor.
    @SuppressWarnings("NullAway.Init")
    RulesCommand() {}

    /** With its own commands. */
    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new RulesCommand())
                .addSubcommand(new RulesTestCommand(terminal))
                .addSubcommand(new RulesSetCommand(terminal))
                .addSubcommand(new RulesRemoveCommand(terminal));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do: test, set or remove");
    }
}
