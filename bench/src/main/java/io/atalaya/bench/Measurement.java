package io.atalaya.bench;

import io.atalaya.bench.ResourceClock.Memory;
import io.atalaya.bench.ResourceClock.Reading;

/**
 * One round of one side.
 *
 * @param frames that were finished
 * @param cpuSecondsPerFrame of the whole process
 * @param otherCores that other processes of the machine had meanwhile: where it is not near 0, the
 *     round says little
 * @param compilerCores that Java's compilers had meanwhile
 */
record Measurement(
        long frames,
        double seconds,
        double framesPerSecond,
        double cpuSecondsPerFrame,
        double otherCores,
        double compilerCores,
        Memory memoryMib) {

    static Measurement of(long frames, Reading from, Reading to) {
        if (frames <= 0) {
            throw new IllegalStateException(
                    "not one frame was finished in %.1f s; measure for longer with --seconds"
                            .formatted(to.secondsSince(from)));
        }
        return new Measurement(
                frames,
                Statistics.rounded(to.secondsSince(from), 3),
                Statistics.rounded(frames / to.secondsSince(from), 2),
                Statistics.rounded(to.processCpuSecondsSince(from) / frames, 6),
                Statistics.rounded(to.otherCoresSince(from), 2),
                Statistics.rounded(to.compilerCoresSince(from), 3),
                ResourceClock.memory());
    }
}
