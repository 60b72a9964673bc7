package io.atalaya.pipeline.cli;

import com.google.protobuf.Message;
import io.atalaya.operators.camera.ffmpeg.VideoException;
import io.atalaya.operators.inference.ModelContract;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.pipeline.config.CameraSettings;
import io.atalaya.pipeline.config.ConfigValidator;
import io.atalaya.pipeline.config.LoadedConfig;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.demo.DemoPicture;
import io.atalaya.pipeline.demo.DemoPipeline;
import io.atalaya.pipeline.demo.FrameTile;
import io.atalaya.pipeline.demo.PictureTile;
import io.atalaya.pipeline.demo.SampleStreams;
import io.atalaya.pipeline.demo.SampleStreams.Scenario;
import io.atalaya.pipeline.demo.TellingFrames;
import io.atalaya.pipeline.demo.TellingReadings;
import io.atalaya.pipeline.demo.UnknownScenarioException;
import io.atalaya.pipeline.process.TemporaryFolder;
import io.atalaya.pipeline.runtime.RunningPipeline;
import io.atalaya.schemas.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the whole pipeline on the sample streams. */
@Command(
        name = "demo",
        description = {
            "Show the whole pipeline on small factory scenes: all of them, or the one that is named.",
            "A broker, the job, cameras and sensors that play their recordings in a loop; events and"
                    + " alerts are printed as they happen."
        })
final class DemoCommand implements Callable<Integer> {
    private static final List<Topic> TOPICS =
            List.of(
                    Topic.DETECTIONS,
                    Topic.ZONE_EVENTS,
                    Topic.ANOMALIES,
                    Topic.ALERTS,
                    Topic.HEALTH,
                    Topic.DEAD_LETTERS);

    private final Terminal terminal;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "A scenario: the name of a folder in sample-streams.")
    private @Nullable String name;

    @Option(
            names = "--once",
            description = "Play to the end, as fast as possible, print a summary and exit.")
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
            description =
                    "With --once: draw a telling frame of each camera with what was found on it, and"
                            + " the series of sensors that no camera watches, as JPEG or PNG.")
    private @Nullable Path picture;

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets spec before it calls
    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (picture != null && !once) {
            throw new ParameterException(spec.commandLine(), "--picture goes with --once");
        }
        List<Scenario> scenarios = scenarios();
        try (TemporaryFolder state = TemporaryFolder.create("atalaya-demo-")) {
            var demo = new DemoPipeline(scenarios, state.path());
            return run(scenarios, once ? demo.once() : demo.live(Instant.now()));
        }
    }

    private List<Scenario> scenarios() throws CommandException {
        SampleStreams samples = SampleStreams.find();
        if (name == null) {
            List<Scenario> all = samples.scenarios();
            if (all.isEmpty()) {
                throw new CommandException("there are no scenarios in " + samples.folder());
            }
            return all;
        }
        try {
            return List.of(samples.scenario(name));
        } catch (UnknownScenarioException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private int run(List<Scenario> scenarios, LoadedConfig loaded) throws Exception {
        Map<String, ModelContract> contracts;
        try (Progress progress = Progress.begin(terminal, "checking the scenarios")) {
            contracts = ConfigValidator.validate(loaded, progress::detail);
        }
        PipelineConfig config = loaded.config();
        var options = new RunningPipeline.Options(port, Optional.ofNullable(jsonLines));
        var session = new PipelineSession(terminal, config, contracts, options).forgetting();
        if (!once) {
            session.withCompanions();
        }
        var frames = new TellingFrames();
        var readings = new TellingReadings();
        BiConsumer<Topic, Message> view = new LiveLines(terminal, true);
        List<Topic> topics = new ArrayList<>(TOPICS);
        if (picture != null) {
            view = view.andThen(frames).andThen(readings);
            topics.add(Topic.READINGS);
        }
        int exitCode = session.run(topics, view);
        terminal.out().println();
        session.summary().lines().forEach(terminal.out()::println);
        for (Scenario scenario : scenarios) {
            terminal.out().println("scenario " + scenario.name() + ": " + scenario.pipeline());
        }
        if (picture != null) {
            draw(config, frames, readings, picture);
        }
        return exitCode;
    }

    private static void draw(
            PipelineConfig config, TellingFrames frames, TellingReadings readings, Path file)
            throws IOException, VideoException {
        List<PictureTile> tiles = new ArrayList<>();
        Set<String> watched = new HashSet<>();
        for (CameraSettings camera : config.cameras()) {
            watched.add(camera.camera().areaOrName());
            frames.of(camera.name()).ifPresent(frame -> tiles.add(new FrameTile(camera, frame)));
        }
        for (SensorConfig sensor : config.sensors()) {
            if (!watched.contains(sensor.areaOrName())) {
                readings.of(sensor).ifPresent(tiles::add);
            }
        }
        if (!tiles.isEmpty()) {
            DemoPicture.write(tiles, file);
        }
    }
}
