package io.atalaya.pipeline.cli;

import io.atalaya.pipeline.config.CameraSettings;
import io.atalaya.pipeline.config.LoadedConfig;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.demo.DemoFiles;
import io.atalaya.pipeline.demo.DemoPicture;
import io.atalaya.pipeline.live.LiveSummary;
import io.atalaya.pipeline.runtime.RunningPipeline;
import io.atalaya.schemas.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole pipeline on a scene and a model that it makes itself. */
@Command(
        name = "demo",
        description = {
            "Show the whole pipeline on a small scene that is made on the spot.",
            "A broker, the job, a camera that plays the scene in a loop; events and alerts are"
                    + " printed as they happen."
        })
final class DemoCommand implements Callable<Integer> {
    private static final String CAPTION =
            "robot-cell / cell-1: boxes and tracks as on the topic detections; red is in a zone";

    private static final List<Topic> TOPICS =
            List.of(
                    Topic.DETECTIONS,
                    Topic.ZONE_EVENTS,
                    Topic.ALERTS,
                    Topic.HEALTH,
                    Topic.DEAD_LETTERS);

    private final Terminal terminal;

    @Option(
            names = "--once",
            description = "Run the scene once, as fast as possible, print a summary and exit.")
    private boolean once;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "The broker's port, 0 for any (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--jsonl",
            paramLabel = "DIR",
            description = "Write each topic to DIR/<topic>.jsonl too, one JSON object a line.")
    private @Nullable Path jsonLines;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "At the end, draw a frame with what was found on it, as PNG.")
    private @Nullable Path picture;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Path folder = folder();
        Path file;
        try (Progress progress = Progress.begin(terminal, "preparing the demo")) {
            file = new DemoFiles(folder).write(once, progress::detail);
        }
        ConfigFile configFile = new ConfigFile(file, terminal);
        LoadedConfig loaded = configFile.load();
        var contracts = configFile.validate(loaded);
        PipelineConfig config = loaded.config();
        var options = new RunningPipeline.Options(port, Optional.ofNullable(jsonLines));
        var session = new PipelineSession(terminal, config, contracts, options);
        int exitCode = session.run(TOPICS, new LiveLines(terminal, true));
        conclude(session.summary(), config.cameras().get(0), file);
        return exitCode;
    }

    /** In the distribution's own folder where it may be written, else among temporary files. */
    private static Path folder() throws IOException {
        String home = System.getProperty("atalaya.home");
        Path preferred = home == null ? null : Path.of(home);
        if (preferred != null && Files.isWritable(preferred)) {
            return preferred.resolve("demo");
        }
        return Files.createTempDirectory("atalaya-demo");
    }

    private void conclude(LiveSummary summary, CameraSettings camera, Path file)
            throws IOException {
        terminal.out().println();
        summary.lines().forEach(terminal.out()::println);
        terminal.out().println("the demo's configuration: " + file);
        var frame = summary.frameWithSomethingInAZone();
        if (picture != null && frame.isPresent()) {
            new DemoPicture(camera.zones(), camera.lines()).write(frame.get(), CAPTION, picture);
        }
    }
}
