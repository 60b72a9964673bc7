package io.atalaya.bench.sensors;

import io.atalaya.bench.ResourceClock;
import io.atalaya.bench.Statistics;

/**
 * One round of one side.
 *
 * @param readings that were counted
 * @param cpuMicrosPerReading of the whole process, the embedded broker with it
 * @param otherCores that other processes of the machine had meanwhile
 * @param anomalies beginnings and ends, of the whole topic
 */
record SensorsRound(
        long readings,
        double seconds,
        double readingsPerSecond,
        double cpuMicrosPerReading,
        double otherCores,
        long anomalies) {
    static SensorsRound of(
            long readings, ResourceClock.Reading from, ResourceClock.Reading to, long anomalies) {
        double seconds = to.secondsSince(from);
        return new SensorsRound(
                readings,
                Statistics.rounded(seconds, 3),
                Statistics.rounded(readings / seconds, 0),
                Statistics.rounded(to.processCpuSecondsSince(from) * 1e6 / readings, 3),
                Statistics.rounded(to.otherCoresSince(from), 2),
                anomalies);
    }
}
