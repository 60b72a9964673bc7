package io.atalaya.bench;

import io.atalaya.bench.BenchReport.Latency;
import io.atalaya.bench.BenchReport.Setup;
import io.atalaya.operators.inference.ModelHost;
import io.atalaya.operators.inference.ModelHosts;
import io.atalaya.pipeline.config.ConfigException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One run: the stages one by one, then bare loop and pipeline in turn, then the latency. Both sides
 * share one model host, which is held from the first to the last, so that neither the sessions nor
 * the plan by which they run differ.
 */
final class Bench {
    private static final int STAGE_WARM_UP = 400;
    private static final int STAGE_FRAMES = 200;
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private final BenchOptions options;
    private final Path folder;
    private final Consumer<String> progress;
    private final List<Measurement> bare = new ArrayList<>();
    private final List<Measurement> pipeline = new ArrayList<>();
    private final List<Measurement> lookedAt = new ArrayList<>();

    /**
     * @param folder for what the jobs keep while they run
     * @param progress told in words what is being done and what came of it
     */
    Bench(BenchOptions options, Path folder, Consumer<String> progress) {
        this.options = options;
        this.folder = folder;
        this.progress = progress;
    }

    BenchReport run() throws Exception {
        progress.accept("opening the model");
        Workload workload = Workload.fast(options);
        ModelHost host = ModelHosts.acquire(workload.model());
        try {
            return run(workload, host);
        } finally {
            ModelHosts.release(workload.model());
        }
    }

    private BenchReport run(Workload workload, ModelHost host) throws Exception {
        progress.accept("each stage alone");
        Map<String, Double> stages =
                StageWalk.meanMillis(workload, host, STAGE_WARM_UP, STAGE_FRAMES);
        rounds(workload, host);
        progress.accept("latency, cameras at the video's speed");
        Latency latency = latency();
        return BenchReport.of(bare, pipeline, latency, stages, setup(workload, host))
                .withLookedAt(lookedAt);
    }

    private void rounds(Workload workload, ModelHost host) throws Exception {
        for (int round = 1; round <= options.rounds(); round++) {
            round(workload, host, round);
        }
    }

    private void round(Workload workload, ModelHost host, int round) throws Exception {
        String name = "round " + round + " of " + options.rounds();
        Duration warmUp = options.warmUpTime(round);
        progress.accept(name + ": bare loop");
        Measurement bareRound = BareLoop.measure(workload, host, warmUp, options.roundTime());
        progress.accept(name + ": bare loop " + figures(bareRound) + "; now the pipeline");
        Measurement pipelineRound = measurePipeline(workload, name, warmUp);
        progress.accept(name + ": pipeline " + figures(pipelineRound));
        bare.add(bareRound);
        pipeline.add(pipelineRound);
        if (options.lookedAt()) {
            Measurement seen = measureLookedAt(name + " looked at", warmUp);
            progress.accept(name + ": pipeline that is looked at " + figures(seen));
            lookedAt.add(seen);
        }
    }

    private Measurement measureLookedAt(String name, Duration warmUp) throws Exception {
        Path own = folder.resolve(name);
        Workload workload = Workload.lookedAt(options, own.resolve("pictures"));
        try (MeasuredPipeline running =
                MeasuredPipeline.startWithCompanions(workload, own.resolve("state"))) {
            Measurement seen =
                    Stopwatch.measure(
                            running.detections()::readableFrames, warmUp, options.roundTime());
            progress.accept(name + ": a browser got " + running.numPicturesShown() + " pictures");
            return seen;
        }
    }

    private Measurement measurePipeline(Workload workload, String name, Duration warmUp)
            throws Exception {
        try (MeasuredPipeline running = MeasuredPipeline.start(workload, folder.resolve(name))) {
            return Stopwatch.measure(
                    running.detections()::readableFrames, warmUp, options.roundTime());
        }
    }

    private Latency latency() throws Exception {
        Duration time = options.roundTime();
        try (MeasuredPipeline running =
                MeasuredPipeline.start(realtime(), folder.resolve("latency"))) {
            DetectionsTopic detections = running.detections();
            Stopwatch.awaitFirst(detections::readableFrames);
            List<Double> discarded = detections.latenciesMillis(SETTLING);
            progress.accept("latency: " + discarded.size() + " frames to settle; measuring");
            return Latency.of(detections.latenciesMillis(time), time.toNanos() / 1e9);
        }
    }

    private Workload realtime() throws ConfigException {
        return Workload.realtime(options);
    }

    private Setup setup(Workload workload, ModelHost host) {
        return new Setup(
                options.video().toString(),
                options.model().toString(),
                options.cameras(),
                options.seconds(),
                options.rounds(),
                workload.describe(host));
    }

    private static String figures(Measurement round) {
        return String.format(
                Locale.ROOT,
                "%.1f frames/s, %.2f CPU ms/frame",
                round.framesPerSecond(),
                round.cpuSecondsPerFrame() * 1000);
    }
}
