package io.atalaya.pipeline.cli;

import io.atalaya.pipeline.operator.AlarmCounts;
import io.atalaya.pipeline.operator.OperatorException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Counts the alarms there were. */
@Command(
        name = "stats",
        description = {
            "Count the alarms there were, as ISA-18.2 does.",
            "Per operator and ten minutes, in floods (more than 10 in ten minutes), chattering"
                    + " (3 or more in a minute), stale (standing for over 24 hours), and by rule."
        })
final class AlarmStatsCommand implements Callable<Integer> {
    @ParentCommand private @Nullable AlarmsCommand parent;

    @Mixin private final BrokerOptions broker = new BrokerOptions();

    @Option(
            names = "--since",
            paramLabel = "DURATION",
            defaultValue = "24h",
            converter = DurationConverter.class,
            description = "How far back from the end (${DEFAULT-VALUE}).")
    private Duration since = Duration.ZERO;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            description = "The end, such as 2026-03-01T08:00:00Z; now when left out.")
    private @Nullable Instant until;

    @Option(
            names = "--operators",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Among how many the alarms are shared (${DEFAULT-VALUE}).")
    private int operators;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws CommandException {
        Instant to = until == null ? Instant.now() : until;
        try {
            print(AlarmCounts.read(broker.place(), to.minus(since), to, Math.max(1, operators)));
            return ExitCode.OK;
        } catch (OperatorException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private void print(AlarmCounts counts) {
        if (parent == null) {
            throw new IllegalStateException("picocli has not said which command this belongs to");
        }
        AlarmStatsText text = new AlarmStatsText(counts);
        (json ? text.json() : text.lines()).forEach(parent.terminal().out()::println);
    }
}
