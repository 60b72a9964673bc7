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
 * @param rounds that are counted; one more before them warms up
 */
record BenchOptions(Path video, Path model, int cameras, int seconds, int rounds) {
    private static final int MOST_CAMERAS = 256;
    private static final int MOST_SECONDS = 24 * 3600;

    BenchOptions {
        requireNonNull(video, "video is null");
        requireNonNull(model, "model is null");
        checkFile("--video", video);
        checkFile("--model", model);
        checkRange("--cameras", cameras, MOST_CAMERAS);
        checkRange("--seconds", seconds, MOST_SECONDS);
        checkRange("--rounds", rounds, seconds);
    }

    /** The measured time of one round of one side. */
    Duration roundTime() {
        return Duration.ofSeconds(seconds).dividedBy(rounds);
    }

    private static void checkFile(String option, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    option + " is " + file + ", which is no file that can be read");
        }
    }

    private static void checkRange(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d; it must be 1 to %d".formatted(option, value, most));
        }
    }
}
