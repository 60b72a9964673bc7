package io.atalaya.bench.sensors;

/**
 * What to measure.
 *
 * @param readings on the topic; the first quarter is there to warm up and does not count
 * @param machines that send them, each two values
 * @param parallelism of the job; 0 for what {@code run} chooses
 */
record SensorsOptions(int readings, int machines, int rounds, int parallelism) {
    private static final int MOST_READINGS = 100_000_000;
    private static final int MOST_MACHINES = 1000;
    private static final int MOST_ROUNDS = 100;
    private static final int MOST_PARALLELISM = 128;

    SensorsOptions {
        checkRange("--readings", readings, 20_000, MOST_READINGS);
        checkRange("--sensors", machines, 1, MOST_MACHINES);
        checkRange("--rounds", rounds, 1, MOST_ROUNDS);
        checkRange("--parallelism", parallelism, 0, MOST_PARALLELISM);
    }

    /** How many readings do not count. */
    int warmUp() {
        return readings / 4;
    }

    private static void checkRange(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d; it must be %d to %d".formatted(option, value, least, most));
        }
    }
}
