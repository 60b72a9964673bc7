package io.atalaya.operators.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EWMA and CUSUM, with values worked out by hand, and how often charts alarm wrongly. */
class DriftChartsTest {
    private static final CusumConfig CUSUM = new CusumConfig(0.5, 5, Duration.ZERO, 10.0, 2.0);

    @Test
    void cusumGathersWhatIsBeyondK() {
        Series<?> series = Series.of(CUSUM);

        // In sigmas: 1.5, -0.5, 2, each less 0.5; below zero it never falls.
        assertThat(series.feedAll(13, 9, 14).stream().map(Verdict::score))
                .containsExactly(1.0, 0.0, 1.5);
    }

    @ParameterizedTest
    @CsvSource({"12.98, false", "13, false", "13.02, true", "7, false", "6.98, true"})
    void cusumAlarmsBeyondH(double value, boolean anomalous) {
        Series<?> series = Series.of(CUSUM);
        // Five times one sigma beyond k is h; the last decides.
        double step = value > 10 ? 13 : 7;
        series.feedAll(step, step, step, step);

        assertThat(series.feed(value).anomalous()).isEqualTo(anomalous);
    }

    @Test
    void cusumIsOverSoonHoweverLongTheDriftLasted() {
        Series<?> series = Series.of(CUSUM);
        for (int i = 0; i < 10_000; i++) {
            series.feed(20);
        }

        // From 2 h = 10 it falls by k at each ordinary reading, to h after ten.
        assertThat(series.anomalous(10, 10, 10, 10, 10, 10, 10, 10, 10, 10))
                .isEqualTo(List.of(true, true, true, true, true, true, true, true, true, false));
    }

    @Test
    void cusumSaysWhichWay() {
        Series<?> series = Series.of(CUSUM);

        assertThat(series.feed(40).reason())
                .isEqualTo("drifted up from 10: the sum of what is beyond 0.5 sigmas is 10 sigmas");
    }

    @Test
    void ewmaWeighsTheNewestMost() {
        Series<?> series = Series.of(new EwmaConfig(0.2, 3, Duration.ZERO, 10.0, 2.0));

        // Averages 0.2 * 1.5 = 0.3, then 0.2 * -1 + 0.8 * 0.3 = 0.04; a third is their sigma.
        List<Verdict> verdicts = series.feedAll(13, 8);
        assertThat(verdicts.get(0).score()).isCloseTo(0.9, within(1e-9));
        assertThat(verdicts.get(1).score()).isCloseTo(0.12, within(1e-9));
        // 3 * 2 / 3 on both sides of 10.
        assertThat(verdicts.get(0).expectedLow()).isCloseTo(8, within(1e-9));
        assertThat(verdicts.get(0).expectedHigh()).isCloseTo(12, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"19.9, false", "20, false", "20.1, true", "0, false", "-0.1, true"})
    void ewmaAlarmsBeyondItsLimits(double value, boolean anomalous) {
        // λ = 0.5 and a width of √3 put the limits at one sigma, and half of 10 is 5.
        EwmaConfig config = new EwmaConfig(0.5, Math.sqrt(3) + 1e-12, Duration.ZERO, 10.0, 5.0);

        assertThat(Series.of(config).feed(value).anomalous()).isEqualTo(anomalous);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void alarmWronglyAsSeldomAsPublished(long seed) {
        assertRunLength(CUSUM, 465, seed);
        assertRunLength(new EwmaConfig(0.2, 2.962, Duration.ZERO, 10.0, 2.0), 500, seed);
        assertRunLength(
                new WesternElectricConfig(List.of(1), Duration.ZERO, 10.0, 2.0), 370.4, seed);
        assertRunLength(
                new WesternElectricConfig(List.of(), Duration.ZERO, 10.0, 2.0), 91.75, seed);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void findAShiftOfOneSigmaAsSoonAsPublished(long seed) {
        // Montgomery, table 9.3, and Lucas and Saccucci: ten readings each.
        assertThat(meanRunLength(CUSUM, 1, 2_000, new Random(seed)))
                .as("seed %d", seed)
                .isCloseTo(10.4, within(0.6));
        assertThat(
                        meanRunLength(
                                new EwmaConfig(0.2, 2.962, Duration.ZERO, 10.0, 2.0),
                                1,
                                2_000,
                                new Random(seed)))
                .as("seed %d", seed)
                .isCloseTo(10.5, within(0.6));
    }

    /** Run lengths spread about as much as they are long: 2000 of them to a fortieth. */
    private static void assertRunLength(DetectorKind kind, double published, long seed) {
        assertThat(meanRunLength(kind, 0, 2_000, new Random(seed)))
                .as("%s, seed %d", kind, seed)
                .isCloseTo(published, within(0.08 * published));
    }

    private static double meanRunLength(DetectorKind kind, double shift, int runs, Random random) {
        long readings = 0;
        for (int run = 0; run < runs; run++) {
            Series<?> series = Series.of(kind);
            do {
                readings++;
            } while (!series.feed(10 + 2 * (shift + random.nextGaussian())).anomalous());
        }
        return (double) readings / runs;
    }
}
