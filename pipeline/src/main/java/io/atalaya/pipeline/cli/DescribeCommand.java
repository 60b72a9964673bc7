package io.atalaya.pipeline.cli;

import io.atalaya.pipeline.config.ConfigException;
import io.atalaya.pipeline.config.LoadedConfig;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what a configuration amounts to. */
@Command(
        name = "describe",
        description = {
            "Show a configuration with every default, and which way the data goes.",
            "Secrets are shown as ***."
        })
final class DescribeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The configuration, a YAML file.")
    private Path file = Path.of("");

    DescribeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ConfigException {
        LoadedConfig loaded = new ConfigFile(file, terminal).load();
        terminal.out().println(terminal.bold("# " + loaded.file() + ", with every default"));
        terminal.out().print(loaded.describe());
        terminal.out().println();
        terminal.out().println(terminal.bold("# The way of the data"));
        terminal.out().print(new TopologyText(loaded).write());
        terminal.out().flush();
        return ExitCode.OK;
    }
}
