package io.atalaya.bench.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of 100 rows, the first 15 of them on probation, with windows at 20 to 29 and 60 to 79. */
class NabScorerTest {
    private static final NabProfile STANDARD = new NabProfile("standard", 1, 0.11, 1);
    private static final NabFile FILE = file();

    private final NabScorer scorer = new NabScorer(List.of(FILE), STANDARD);

    private static NabFile file() {
        List<Instant> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int row = 0; row < 100; row++) {
            times.add(Instant.EPOCH.plusSeconds(300L * row));
            values.add(0.0);
        }
        return new NabFile(
                "a.csv", times, values, List.of(new NabWindow(20, 29), new NabWindow(60, 79)));
    }

    private static double[] detections(int... rows) {
        double[] scores = new double[100];
        for (int row : rows) {
            scores[row] = 1;
        }
        return scores;
    }

    @ParameterizedTest
    @CsvSource({
        // Far from any window, and before the first.
        "19, -0.11",
        // The left of a window is 1, whatever its width; half way 0.86; its right nearly 0.
        "20, 1",
        "25, 0.8598",
        "29, 0.2482",
        "60, 1",
        "70, 0.8598",
        "79, 0.1260",
        // Behind a window, the more the farther, up to three of its widths.
        "30, -0.0298",
        "32, -0.0750",
        "56, -0.11",
        "57, -0.11"
    })
    void aDetectionIsWorthWhatItsPlaceSays(int row, double worth) {
        assertThat(scorer.worth(FILE)[row]).isCloseTo(worth, within(5e-5));
    }

    @Test
    void nothingIsZeroAndTheLeftOfEachWindowIsAHundred() {
        assertThat(scorer.at(0.5, List.of(detections())).score()).isZero();
        assertThat(scorer.at(0.5, List.of(detections(20, 60))).score())
                .isCloseTo(100, within(1e-9));
    }

    @Test
    void onlyTheEarliestDetectionInAWindowCounts() {
        NabScore score = scorer.at(0.5, List.of(detections(25, 27, 29)));

        assertThat(score.sum()).isCloseTo(0.8598 - 1, within(5e-5));
        assertThat(score.found()).isEqualTo(1);
        assertThat(score.falseDetections()).isZero();
    }

    @Test
    void whatIsOnProbationDoesNotCount() {
        assertThat(scorer.at(0.5, List.of(detections(0, 14))).sum()).isEqualTo(-2);
        assertThat(scorer.at(0.5, List.of(detections(15))).sum()).isCloseTo(-2.11, within(1e-9));
    }

    @Test
    void theThresholdIsTheBestForAllFilesTogether() {
        double[] scores = detections();
        scores[20] = 0.6;
        scores[60] = 0.7;
        scores[40] = 0.6;
        scores[90] = 0.5;

        NabScore best = scorer.best(List.of(scores));

        assertThat(best.threshold()).isEqualTo(0.6);
        assertThat(best.found()).isEqualTo(2);
        assertThat(best.falseDetections()).isEqualTo(1);
        assertThat(scorer.best(List.of(detections(17))).score()).isZero();
    }

    @Test
    void aMissedWindowMayCostMore() {
        NabScorer lowMisses =
                new NabScorer(List.of(FILE), new NabProfile("reward_low_FN_rate", 1, 0.11, 2));

        // Of -4 to 2, one window found is -1.
        assertThat(lowMisses.at(0.5, List.of(detections(20))).score()).isCloseTo(50, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"100, 15", "4999, 749", "5000, 750", "22695, 750"})
    void theProbationIsAShareOfAtMostFiveThousandRows(int rows, int probation) {
        List<Instant> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            times.add(Instant.EPOCH);
            values.add(0.0);
        }

        assertThat(new NabFile("a", times, values, List.of()).probation()).isEqualTo(probation);
    }
}
