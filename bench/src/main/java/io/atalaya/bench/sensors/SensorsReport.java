package io.atalaya.bench.sensors;

import io.atalaya.bench.Machine;
import io.atalaya.bench.Statistics;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What a run found; its components are the keys of {@code --json}.
 *
 * @param bareReadingsPerSecond the median of the rounds; likewise {@code pipelineReadingsPerSecond}
 * @param ratio pipeline to bare consumer
 * @param stageMicros mean microseconds a reading, each stage alone in one thread
 */
record SensorsReport(
        double bareReadingsPerSecond,
        double pipelineReadingsPerSecond,
        double ratio,
        Map<String, Double> stageMicros,
        Side bare,
        Side pipeline,
        Setup setup,
        Machine machine) {

    /** The medians of a side's rounds, and the rounds. */
    record Side(double readingsPerSecond, double cpuMicrosPerReading, List<SensorsRound> rounds) {
        static Side of(List<SensorsRound> rounds) {
            return new Side(
                    median(rounds, SensorsRound::readingsPerSecond),
                    median(rounds, SensorsRound::cpuMicrosPerReading),
                    List.copyOf(rounds));
        }

        private static double median(
                List<SensorsRound> rounds, ToDoubleFunction<SensorsRound> value) {
            return Statistics.median(rounds.stream().mapToDouble(value).boxed().toList());
        }
    }

    /** What was measured. */
    record Setup(int readings, int sensors, int rounds, int parallelism) {}

    static SensorsReport of(
            List<SensorsRound> bare,
            List<SensorsRound> pipeline,
            Map<String, Double> stageMicros,
            Setup setup) {
        Side bareSide = Side.of(bare);
        Side pipelineSide = Side.of(pipeline);
        double ratio = pipelineSide.readingsPerSecond() / bareSide.readingsPerSecond();
        return new SensorsReport(
                bareSide.readingsPerSecond(),
                pipelineSide.readingsPerSecond(),
                Statistics.rounded(ratio, 4),
                stageMicros,
                bareSide,
                pipelineSide,
                setup,
                Machine.present());
    }
}
