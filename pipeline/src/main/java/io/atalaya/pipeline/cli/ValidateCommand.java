package io.atalaya.pipeline.cli;

import io.atalaya.pipeline.config.ConfigException;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.config.ValidatedConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says everything that is wrong with a configuration, before anything starts. */
@Command(
        name = "validate",
        description = {
            "Check a configuration, open its models, and say everything that is wrong.",
            "Exits with 2 where it is refused. Nothing is started and nothing is written."
        })
final class ValidateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The configuration, a YAML file.")
    private Path file = Path.of("");

    @Option(
            names = "--syntax-only",
            description = "Look only at the file itself; open no model, video or sensor's file.")
    private boolean syntaxOnly;

    ValidateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ConfigException {
        ConfigFile configFile = new ConfigFile(file, terminal);
        ValidatedConfig validated =
                syntaxOnly
                        ? new ValidatedConfig(configFile.load(), Map.of())
                        : configFile.validate();
        PipelineConfig config = validated.config();
        terminal.out()
                .println(
                        "%s %s: %s, %s, %s and %s, to Kafka at %s"
                                .formatted(
                                        terminal.green("ok"),
                                        validated.loaded().file(),
                                        count(config.cameras(), "camera"),
                                        count(config.sensors(), "sensor"),
                                        count(config.models(), "model"),
                                        count(config.rules(), "rule"),
                                        config.kafka().bootstrapServers()));
        new TreeMap<>(validated.contracts())
                .forEach(
                        (name, contract) ->
                                terminal.out()
                                        .println("   model " + name + ": " + contract.describe()));
        return ExitCode.OK;
    }

    private static String count(List<?> things, String name) {
        return things.size() + " " + name + (things.size() == 1 ? "" : "s");
    }
}
