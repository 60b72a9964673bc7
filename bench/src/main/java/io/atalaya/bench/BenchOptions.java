package io.atalaya.bench;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What to measure, and for how long.
 *
 * @param cameras that all play the same video
 * @param seconds of measured time on each side, split over the rounds
 * @param warmUpSeconds of each side before it is measured in the first round
 * @param rounds that are counted
 * @param lookedAt whether a third side takes turns: the pipeline with previews, recording, evidence
 *     and console
 */
record BenchOptions(
        Path video,
        Path model,
        int cameras,
        int seconds,
        int warmUpSeconds,
        int rounds,
        boolean lookedAt) {
    private static final int MOST_CAMERAS = 256;
    private static final int MOST_SECONDS = 24 * 3600;

    /**
     * What the first round compiled stays compiled; later rounds have only to fill their caches.
     */
    private static final int LATER_WARM_UPS_ARE_SHORTER = 3;

    BenchOptions {
        requireNonNull(video, "video is null");
        requireNonNull(model, "model is null");
        checkFile("--video", video);
        checkFile("--model", model);
        checkRange("--cameras", cameras, 1, MOST_CAMERAS);
        checkRange("--seconds", seconds, 1, MOST_SECONDS);
        checkRange("--warm-up", warmUpSeconds, 0, MOST_SECONDS);
        checkRange("--rounds", rounds, 1, seconds);
    }

    /** The measured time of one round of one side. */
    Duration roundTime() {
        return Duration.ofSeconds(seconds).dividedBy(rounds);
    }

    /**
     * How long a side runs before it is measured.
     *
     * @param round from 1
     */
    Duration warmUpTime(int round) {
        Duration first = Duration.ofSeconds(warmUpSeconds);
        return round == 1 ? first : first.dividedBy(LATER_WARM_UPS_ARE_SHORTER);
    }

    private static void checkFile(String option, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    option + " is " + file + ", which is no file that can be read");
        }
    }

    private static void checkRange(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d; it must be %d to %d".formatted(option, value, least, most));
        }
    }
}
