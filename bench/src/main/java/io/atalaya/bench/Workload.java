package io.atalaya.bench;

import io.atalaya.operators.inference.ModelConfig;
import io.atalaya.operators.inference.ModelContract;
import io.atalaya.operators.inference.ModelHost;
import io.atalaya.operators.inference.ModelInspector;
import io.atalaya.pipeline.config.ConfigException;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import io.atalaya.pipeline.config.RuntimeConfig;
import io.atalaya.pipeline.job.PipelineJob;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What both sides do: the same cameras and the same model, with a zone, a line and two rules for
 * the side that has them.
 *
 * @param config of the pipeline; the bare loop takes cameras and model from it
 */
record Workload(PipelineConfig config, ModelContract contract) {
    private static final String HEAD =
            """
            site: bench
            models:
              - name: model
                file: %s
            rules:
              - name: object-in-cell
                objectInZone: {zone: cell, for: 1s}
                evidence: [%s]
              - name: object-over-gate
                lineCrossed: {line: gate}
                evidence: [%<s]
            cameras:
            """;

    private static final String CAMERA =
            """
              - name: camera-%d
                url: %s
                loop: true
                speed: %s
                zones: [{name: cell, polygon: [[0.1, 0.1], [0.9, 0.1], [0.9, 0.95], [0.1, 0.95]]}]
                lines: [{name: gate, from: [0.5, 0.0], to: [0.5, 1.0]}]
            """;

    private static final String LOOKED_AT =
            """
                previews: {mode: always}
                recording: {enabled: true}
            """;

    private static final String STORE =
            """
            evidence: {store: %s, recordings: %s}
            """;

    /** As fast as it goes. */
    static Workload fast(BenchOptions options) throws ConfigException {
        return of(yaml(options, "as-fast-as-possible", Optional.empty()));
    }

    /**
     * As fast as it goes, with somebody who looks: previews all the time, all cameras recorded, and
     * evidence of every alert.
     *
     * @param folder for the pictures
     */
    static Workload lookedAt(BenchOptions options, Path folder) throws ConfigException {
        return of(yaml(options, "as-fast-as-possible", Optional.of(folder)));
    }

    /** Each camera at the video's own speed. */
    static Workload realtime(BenchOptions options) throws ConfigException {
        return of(yaml(options, "realtime", Optional.empty()));
    }

    private static Workload of(String yaml) throws ConfigException {
        PipelineConfig config =
                PipelineConfigLoader.load(yaml, "the bench", Path.of(""), Map.of()).config();
        return new Workload(config, ModelInspector.inspect(config.models().get(0)));
    }

    static String yaml(BenchOptions options, String speed, Optional<Path> pictures) {
        String wanted = pictures.isPresent() ? "snapshot, clip" : "";
        StringBuilder yaml =
                new StringBuilder(HEAD.formatted(quoted(options.model().toAbsolutePath()), wanted));
        String video = quoted(options.video().toAbsolutePath());
        for (int camera = 1; camera <= options.cameras(); camera++) {
            yaml.append(CAMERA.formatted(camera, video, speed));
            pictures.ifPresent(folder -> yaml.append(LOOKED_AT));
        }
        pictures.ifPresent(
                folder ->
                        yaml.append(
                                STORE.formatted(
                                        quoted(folder.resolve("evidence")),
                                        quoted(folder.resolve("recordings")))));
        return yaml.toString();
    }

    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    /** The same, for a job that keeps its state in that folder. */
    Workload withStateIn(Path folder) {
        RuntimeConfig runtime =
                new RuntimeConfig(
                        config.runtime().parallelism(),
                        folder.toString(),
                        config.runtime().checkpointInterval());
        return new Workload(config.withRuntime(runtime), contract);
    }

    ModelConfig model() {
        return config.models().get(0);
    }

    /**
     * Frames that may be under way together: as many as all of the job's inference subtasks have.
     */
    int framesInFlight(ModelHost host) {
        return host.maxInFlight(model()) * PipelineJob.parallelism(config);
    }

    /** One line for people. */
    String describe(ModelHost host) {
        return String.format(
                Locale.ROOT,
                "%d camera(s); %s; %s, %d run(s) of %d picture(s) at a time",
                config.cameras().size(),
                contract.describe(),
                host.model().executionProvider(),
                host.parallelRuns(),
                host.batchSize());
    }
}
