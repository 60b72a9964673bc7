package io.atalaya.pipeline.demo;

import io.atalaya.pipeline.config.ConfigComposition;
import io.atalaya.pipeline.config.ConfigException;
import io.atalaya.pipeline.config.LoadedConfig;
import io.atalaya.pipeline.demo.SampleStreams.Scenario;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One or several scenarios as one pipeline. What they share, the model, is there once; each keeps
 * its own area, cameras, sensors and rules.
 */
public final class DemoPipeline {
    /** What plays recordings: both can be repeated, slowed down and put at another time. */
    private static final List<String> PLAYED = List.of("cameras", "sensors");

    /** The demo's recordings are small, and gone when it ends. */
    private static final int LEFT_FREE_MEGABYTES = 100;

    /** Enough for the scenes' few pictures a second; what is fastest need not be measured then. */
    private static final int MOST_PARALLEL_RUNS = 4;

    private final List<Scenario> scenarios;
    private final Path stateDirectory;

    /**
     * Puts them together; nothing is read yet.
     *
     * @param stateDirectory for the state of this one run
     */
    public DemoPipeline(List<Scenario> scenarios, Path stateDirectory) {
        this.scenarios = List.copyOf(scenarios);
        this.stateDirectory = stateDirectory;
    }

    /** From the beginning to the end of each recording, as fast as possible, at its own time. */
    public LoadedConfig once() throws ConfigException {
        ConfigComposition composition = composition();
        for (String list : PLAYED) {
            composition.removeEach(list, "loop").removeEach(list, "speed");
        }
        return composition.load(System.getenv());
    }

    /** Again and again, as if it happened now. */
    public LoadedConfig live(Instant now) throws ConfigException {
        String start = now.truncatedTo(ChronoUnit.SECONDS).toString();
        int cores = Runtime.getRuntime().availableProcessors();
        String parallelRuns = Integer.toString(Math.min(cores, MOST_PARALLEL_RUNS));
        ConfigComposition composition =
                composition()
                        .keepEvidence(stateDirectory, LEFT_FREE_MEGABYTES)
                        .setEach("models", "parallelRuns", parallelRuns);
        for (String list : PLAYED) {
            composition
                    .setEach(list, "loop", "true")
                    .setEach(list, "speed", "realtime")
                    .setEach(list, "startTime", start);
        }
        return composition.load(System.getenv());
    }

    private ConfigComposition composition() {
        return ConfigComposition.of(scenarios.stream().map(Scenario::pipeline).toList())
                .set("runtime", "stateDirectory", stateDirectory.toString());
    }
}
