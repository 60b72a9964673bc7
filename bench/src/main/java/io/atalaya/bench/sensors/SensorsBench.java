package io.atalaya.bench.sensors;

import io.atalaya.bench.sensors.SensorsReport.Setup;
import io.atalaya.pipeline.broker.EmbeddedBroker;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.job.PipelineJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One run: the topic is filled, then bare consumer and pipeline read it in turn, each from its
 * beginning to its end. One broker in this process serves both.
 */
final class SensorsBench {
    private static final int STAGE_MESSAGES = 20_000;

    private final SensorsOptions options;
    private final Path folder;
    private final Consumer<String> progress;
    private final SensorsWorkload workload;

    /**
     * @param folder for the broker and for what the jobs keep while they run
     * @param progress told in words what is being done and what came of it
     */
    SensorsBench(SensorsOptions options, Path folder, Consumer<String> progress) {
        this.options = options;
        this.folder = folder;
        this.progress = progress;
        this.workload = new SensorsWorkload(options);
    }

    SensorsReport run() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(0, folder.resolve("broker"))) {
            RawTopic topic = new RawTopic(broker.bootstrapServers());
            progress.accept("writing " + workload.messages() + " messages to the topic");
            topic.fill(workload);
            List<SensorsRound> bare = new ArrayList<>();
            List<SensorsRound> pipeline = new ArrayList<>();
            for (int round = 1; round <= options.rounds(); round++) {
                PipelineConfig config = config(broker, round);
                progress.accept("round " + round + ": bare consumer");
                bare.add(new BareConsumer(config).measure(topic, workload, options.warmUp()));
                told("bare consumer", bare);
                pipeline.add(
                        MeasuredSensors.measure(
                                config,
                                topic,
                                options.warmUp(),
                                workload.counted(),
                                bare.get(round - 1).anomalies()));
                told("pipeline", pipeline);
            }
            PipelineConfig config = config(broker, 0);
            progress.accept("each stage alone");
            int messages = Math.min(STAGE_MESSAGES, workload.messages());
            Map<String, Double> stages = SensorsStageWalk.meanMicros(config, workload, messages);
            return SensorsReport.of(bare, pipeline, stages, setup(config));
        }
    }

    private PipelineConfig config(EmbeddedBroker broker, int round) throws Exception {
        return workload.config(
                broker.bootstrapServers(),
                "round-" + round + ".",
                folder.resolve("round-" + round));
    }

    private void told(String side, List<SensorsRound> rounds) {
        SensorsRound round = rounds.get(rounds.size() - 1);
        progress.accept(
                String.format(
                        Locale.ROOT,
                        "round %d: %s %.0f readings/s, %.2f CPU µs/reading",
                        rounds.size(),
                        side,
                        round.readingsPerSecond(),
                        round.cpuMicrosPerReading()));
    }

    private Setup setup(PipelineConfig config) {
        return new Setup(
                options.readings(),
                options.machines(),
                options.rounds(),
                PipelineJob.parallelism(config));
    }
}
