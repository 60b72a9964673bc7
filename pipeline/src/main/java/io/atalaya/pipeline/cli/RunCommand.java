package io.atalaya.pipeline.cli;

import io.atalaya.pipeline.config.ValidatedConfig;
import io.atalaya.pipeline.runtime.RunningPipeline;
import io.atalaya.schemas.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a pipeline in this process until its inputs end or it is told to stop. */
@Command(
        name = "run",
        description = {
            "Run a pipeline in this process.",
            "Ends by itself when all inputs are files. Ctrl-C ends it with a last checkpoint;"
                    + " started again it goes on from there, also after it was killed."
        })
final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The configuration, a YAML file.")
    private Path file = Path.of("");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "The embedded broker's port, 0 for any (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--jsonl",
            paramLabel = "DIR",
            description = "Write each topic to DIR/<topic>.jsonl too, one JSON object a line.")
    private @Nullable Path jsonLines;

    @Option(names = "--quiet", description = "Print no alerts and no health.")
    private boolean quiet;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        ValidatedConfig validated = new ConfigFile(file, terminal).validate();
        var options = new RunningPipeline.Options(port, Optional.ofNullable(jsonLines));
        var session =
                new PipelineSession(terminal, validated.config(), validated.contracts(), options);
        var topics = quiet ? List.<Topic>of() : List.of(Topic.ALERTS, Topic.HEALTH);
        return session.run(topics, new LiveLines(terminal, false));
    }
}
