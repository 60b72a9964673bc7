package io.atalaya.bench;

import io.atalaya.bench.ResourceClock.Memory;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run found; its components are the keys of {@code --json}.
 *
 * @param bareLoopFps frames a second, the median of the rounds; likewise {@code pipelineFps}
 * @param ratio pipeline to bare loop: 1 when the pipeline costs no throughput
 * @param stageMillis mean milliseconds a frame, each stage alone on the machine
 * @param lookedAtRatio pipeline that is looked at to pipeline; null like {@code lookedAt} where it
 *     was not measured
 */
record BenchReport(
        double bareLoopFps,
        double pipelineFps,
        double ratio,
        Latency latencyMillis,
        Map<String, Double> stageMillis,
        Side bareLoop,
        Side pipeline,
        @Nullable Double lookedAtRatio,
        @Nullable Side lookedAt,
        Setup setup,
        Machine machine) {

    /**
     * From a frame's arrival until a consumer has its message, with cameras at the video's speed.
     *
     * @param framesPerSecond that came meanwhile, of all cameras
     */
    record Latency(double p50, double p99, double max, int frames, double framesPerSecond) {
        static Latency of(List<Double> millis, double seconds) {
            return new Latency(
                    Statistics.rounded(Statistics.percentile(millis, 0.5), 2),
                    Statistics.rounded(Statistics.percentile(millis, 0.99), 2),
                    Statistics.rounded(Statistics.percentile(millis, 1), 2),
                    millis.size(),
                    Statistics.rounded(millis.size() / seconds, 2));
        }
    }

    /**
     * The medians of a side's rounds, and the rounds.
     *
     * @param memoryMib after the last round
     */
    record Side(
            double framesPerSecond,
            double cpuSecondsPerFrame,
            Memory memoryMib,
            List<Measurement> rounds) {
        static Side of(List<Measurement> rounds) {
            return new Side(
                    Statistics.median(rounds.stream().map(Measurement::framesPerSecond).toList()),
                    Statistics.median(
                            rounds.stream().map(Measurement::cpuSecondsPerFrame).toList()),
                    rounds.get(rounds.size() - 1).memoryMib(),
                    List.copyOf(rounds));
        }
    }

    /** What was measured. */
    record Setup(
            String video, String model, int cameras, int seconds, int rounds, String description) {}

    static BenchReport of(
            List<Measurement> bare,
            List<Measurement> pipeline,
            Latency latency,
            Map<String, Double> stageMillis,
            Setup setup) {
        Side bareSide = Side.of(bare);
        Side pipelineSide = Side.of(pipeline);
        return new BenchReport(
                bareSide.framesPerSecond(),
                pipelineSide.framesPerSecond(),
                Statistics.rounded(pipelineSide.framesPerSecond() / bareSide.framesPerSecond(), 4),
                latency,
                stageMillis,
                bareSide,
                pipelineSide,
                null,
                null,
                setup,
                Machine.present());
    }

    /** With the third side's rounds, where there are any. */
    BenchReport withLookedAt(List<Measurement> measured) {
        if (measured.isEmpty()) {
            return this;
        }
        Side side = Side.of(measured);
        return new BenchReport(
                bareLoopFps,
                pipelineFps,
                ratio,
                latencyMillis,
                stageMillis,
                bareLoop,
                pipeline,
                Statistics.rounded(side.framesPerSecond() / pipelineFps, 4),
                side,
                setup,
                machine);
    }
}
