package io.atalaya.pipeline.score;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.score.ClipTruth;
import io.atalaya.operators.score.SceneEvent;
import io.atalaya.operators.score.TruthException;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.pipeline.config.ConfigComposition;
import io.atalaya.pipeline.config.LoadedConfig;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plays a folder's clips through the whole job, as fast as possible, and compares. Twice: once as
 * the pipeline is configured, for tracks, events and alerts; and once with the model's threshold
 * low and nothing but the model, since average precision asks how detections are ordered down to
 * the unlikely ones.
 */
public final class Score {
    /** Low enough that what lies below it changes no figure that is printed. */
    static final double DETECTION_THRESHOLD = 0.01;

    /** Sections that have nothing to do with what the model finds in a picture. */
    private static final List<String> BEYOND_DETECTION =
            List.of("rules", "sensors", "detectors", "alarms");

    private final ScoreFolder folder;
    private final Options options;
    private final Path work;
    private final Consumer<String> progress;

    /**
     * What counts as found.
     *
     * @param tolerance for events, both ways
     * @param leastVisibility objects that are less visible are ignored, where the truth says it
     */
    public record Options(Duration tolerance, double leastVisibility) {
        public static final Options DEFAULT = new Options(Duration.ofMillis(1500), 0.25);

        public Options {
            if (tolerance.isNegative()) {
                throw new IllegalArgumentException("the tolerance is below 0");
            }
            if (!(leastVisibility >= 0 && leastVisibility <= 1)) {
                throw new IllegalArgumentException("the least visibility is from 0 to 1");
            }
        }
    }

    /**
     * Prepares for it; nothing is read yet.
     *
     * @param work an empty folder for the runs' state
     * @param progress told in words what is being done
     */
    public Score(ScoreFolder folder, Options options, Path work, Consumer<String> progress) {
        this.folder = requireNonNull(folder, "folder is null");
        this.options = requireNonNull(options, "options is null");
        this.work = requireNonNull(work, "work is null");
        this.progress = requireNonNull(progress, "progress is null");
    }

    /**
     * Runs and compares.
     *
     * @throws TruthException where the truth cannot be read, or there is none
     * @throws io.atalaya.pipeline.config.ConfigException where the configuration is refused
     */
    public ScoreReport run() throws Exception {
        PipelineConfig config =
                PipelineConfigLoader.load(folder.pipeline(), System.getenv()).config();
        Map<String, ClipTruth> clips = folder.clips(config, options.leastVisibility());
        List<SceneEvent> events = folder.events(config);
        if (clips.isEmpty() && events.isEmpty()) {
            throw new TruthException(
                    folder.pipeline(),
                    "no truth beside it: there is no "
                            + folder.truthOf(config)
                            + "; docs/score.md says how they are written");
        }
        var boxes = new BoxScore();
        Observations asConfigured = observe(playedOnce("events"));
        List<ScoreReport.Clip> compared = new ArrayList<>();
        clips.forEach(
                (camera, truth) -> {
                    var found = asConfigured.boxes(camera);
                    compared.add(
                            new ScoreReport.Clip(
                                    camera,
                                    truth.frames().size(),
                                    BoxScore.compared(truth, found).size()));
                    if (truth.hasIdentities()) {
                        boxes.tracks(truth, found, keptLabels(config, camera, truth));
                    }
                });
        boolean identities = clips.values().stream().anyMatch(ClipTruth::hasIdentities);
        return new ScoreReport(
                folder.name(),
                compared,
                clips.isEmpty() ? null : detection(clips, boxes),
                identities ? boxes.tracking() : null,
                compareEvents(events, asConfigured, config));
    }

    private ConfigComposition playedOnce(String run) {
        return ConfigComposition.of(List.of(folder.pipeline()))
                .removeEach("cameras", "loop")
                .removeEach("cameras", "speed")
                .removeEach("sensors", "loop")
                .removeEach("sensors", "speed")
                .remove("kafka")
                .set("kafka", "bootstrapServers", "embedded")
                .set("runtime", "stateDirectory", work.resolve(run).toString())
                .set("runtime", "checkpointInterval", "0s");
    }

    private ScoreReport.Detection detection(Map<String, ClipTruth> clips, BoxScore boxes)
            throws Exception {
        ConfigComposition changed =
                playedOnce("detections")
                        .keep("cameras", clips.keySet())
                        .setEach("models", "scoreThreshold", Double.toString(DETECTION_THRESHOLD))
                        .removeEach("cameras", "labels")
                        .removeEach("cameras", "zones")
                        .removeEach("cameras", "lines");
        BEYOND_DETECTION.forEach(changed::remove);
        Observations unfiltered = observe(changed);
        clips.forEach((camera, truth) -> boxes.detections(truth, unfiltered.boxes(camera)));
        return boxes.detection(DETECTION_THRESHOLD);
    }

    private Observations observe(ConfigComposition composition) throws Exception {
        LoadedConfig loaded = composition.load(System.getenv());
        Optional<String> endless = endless(loaded.config());
        if (endless.isPresent()) {
            throw new TruthException(
                    folder.pipeline(), endless.get() + " plays no file; only those can be scored");
        }
        var observations = new Observations();
        Replay.of(loaded, progress).run(Observations.TOPICS, observations);
        var lost = observations.lost();
        if (lost.isPresent()) {
            throw new IOException("messages were lost: " + lost.get());
        }
        return observations;
    }

    private static Optional<String> endless(PipelineConfig config) {
        return Stream.concat(
                        config.cameras().stream()
                                .filter(camera -> !camera.camera().isFinite())
                                .map(camera -> "camera " + camera.name()),
                        config.sensors().stream()
                                .filter(sensor -> !sensor.isFinite())
                                .map(sensor -> "sensor " + sensor.name()))
                .findFirst();
    }

    private static SortedSet<String> keptLabels(
            PipelineConfig config, String camera, ClipTruth truth) {
        SortedSet<String> labels = new TreeSet<>(truth.labels());
        config.cameras().stream()
                .filter(settings -> settings.name().equals(camera) && !settings.labels().isEmpty())
                .forEach(settings -> labels.retainAll(settings.labels()));
        return labels;
    }

    private ScoreReport.@Nullable Events compareEvents(
            List<SceneEvent> truth, Observations observed, PipelineConfig config) {
        if (truth.isEmpty()) {
            return null;
        }
        Instant start =
                Stream.concat(
                                config.cameras().stream().map(c -> c.camera().configuredStart()),
                                config.sensors().stream().map(SensorConfig::configuredStart))
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo)
                        .or(observed::firstFrame)
                        .orElse(Instant.EPOCH);
        return EventComparison.compare(truth, observed.events(start), options.tolerance());
    }
}
