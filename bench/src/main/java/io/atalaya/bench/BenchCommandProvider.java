package io.atalaya.bench;

import io.atalaya.bench.nab.NabCommand;
import io.atalaya.bench.sensors.SensorsCommand;
import io.atalaya.pipeline.cli.CommandProvider;
import io.atalaya.pipeline.cli.Terminal;
import picocli.CommandLine;

/** Hangs {@code bench} into the command line; found by {@link java.util.ServiceLoader}. */
public final class BenchCommandProvider implements CommandProvider {
    @Override
    public Object command(Terminal terminal) {
        return new CommandLine(new BenchCommand(terminal))
                .addSubcommand(new NabCommand(terminal))
                .addSubcommand(new SensorsCommand(terminal));
    }
}
