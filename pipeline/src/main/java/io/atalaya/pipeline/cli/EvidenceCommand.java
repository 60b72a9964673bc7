package io.atalaya.pipeline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Snapshots and clips of alerts. */
@Command(
        name = "evidence",
        description = "List, export and delete the snapshots and clips of alerts.",
        synopsisSubcommandLabel = "COMMAND")
final class EvidenceCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    // Set by picocli before call(), so not in the constructor.
    @SuppressWarnings("NullAway.Init")
    EvidenceCommand() {}

    /** With its own commands. */
    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new EvidenceCommand())
                .addSubcommand(new EvidenceListCommand(terminal))
                .addSubcommand(new EvidenceExportCommand(terminal))
                .addSubcommand(new EvidenceDeleteCommand(terminal));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do: list, export or delete");
    }
}
