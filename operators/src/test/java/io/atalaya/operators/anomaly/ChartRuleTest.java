package io.atalaya.operators.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule with a pattern that falls short of it, one just on a line, and one that breaks it. */
class ChartRuleTest {
    static Stream<Arguments> patterns() {
        return Stream.of(
                row(ChartRule.ONE_BEYOND_3_SIGMA, false, 2.99),
                row(ChartRule.ONE_BEYOND_3_SIGMA, false, -3),
                row(ChartRule.ONE_BEYOND_3_SIGMA, true, -3.01),
                row(ChartRule.TWO_OF_THREE_BEYOND_2_SIGMA, false, 2.1, 0, 2),
                row(ChartRule.TWO_OF_THREE_BEYOND_2_SIGMA, true, 2.1, 0, 2.1),
                row(ChartRule.TWO_OF_THREE_BEYOND_2_SIGMA, true, 9, -2.1, -2.1),
                // One on each side is no shift.
                row(ChartRule.TWO_OF_THREE_BEYOND_2_SIGMA, false, 2.1, 0, -2.1),
                // The newest must be one of them.
                row(ChartRule.TWO_OF_THREE_BEYOND_2_SIGMA, false, 2.1, 2.1, 0),
                row(ChartRule.FOUR_OF_FIVE_BEYOND_1_SIGMA, false, 1.1, 0, 1.1, 1, 1.1),
                row(ChartRule.FOUR_OF_FIVE_BEYOND_1_SIGMA, true, 1.1, 0, 1.1, 1.1, 1.1),
                row(ChartRule.FOUR_OF_FIVE_BEYOND_1_SIGMA, false, 1.1, -1.1, 1.1, 1, 1.1),
                row(ChartRule.EIGHT_ON_ONE_SIDE, false, repeated(7, 0.1)),
                row(ChartRule.EIGHT_ON_ONE_SIDE, true, repeated(8, 0.1)),
                row(ChartRule.EIGHT_ON_ONE_SIDE, false, then(repeated(7, 0.1), 0)),
                row(ChartRule.NINE_ON_ONE_SIDE, false, repeated(8, -0.1)),
                row(ChartRule.NINE_ON_ONE_SIDE, true, repeated(9, -0.1)),
                row(ChartRule.SIX_RISE_OR_FALL, false, 1, 2, 3, 4, 5),
                row(ChartRule.SIX_RISE_OR_FALL, true, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6),
                row(ChartRule.SIX_RISE_OR_FALL, true, 3, 2, 1, 0, -1, -2),
                row(ChartRule.SIX_RISE_OR_FALL, false, 1, 2, 3, 3, 4, 5),
                row(ChartRule.FOURTEEN_UP_AND_DOWN, false, alternating(13)),
                row(ChartRule.FOURTEEN_UP_AND_DOWN, true, alternating(14)),
                row(ChartRule.FOURTEEN_UP_AND_DOWN, false, then(alternating(13), 0.5, 1)),
                row(ChartRule.FIFTEEN_WITHIN_1_SIGMA, false, repeated(14, 0.9)),
                row(ChartRule.FIFTEEN_WITHIN_1_SIGMA, true, then(repeated(14, 0.9), -0.9)),
                row(ChartRule.FIFTEEN_WITHIN_1_SIGMA, false, then(repeated(14, 0.9), 1)),
                row(ChartRule.EIGHT_BEYOND_1_SIGMA, false, then(repeated(6, 1.1), -1.1)),
                row(ChartRule.EIGHT_BEYOND_1_SIGMA, true, then(repeated(7, 1.1), -1.1)),
                row(ChartRule.EIGHT_BEYOND_1_SIGMA, false, then(repeated(7, 1.1), -1)),
                // All on one side is another rule's.
                row(ChartRule.EIGHT_BEYOND_1_SIGMA, false, repeated(8, 1.1)));
    }

    private static Arguments row(ChartRule rule, boolean broken, double... sigmas) {
        return arguments(rule, broken, Arrays.stream(sigmas).boxed().toList());
    }

    private static double[] repeated(int times, double sigma) {
        double[] sigmas = new double[times];
        Arrays.fill(sigmas, sigma);
        return sigmas;
    }

    private static double[] alternating(int times) {
        double[] sigmas = new double[times];
        for (int i = 0; i < times; i++) {
            sigmas[i] = i % 2 == 0 ? 0.5 : -0.5;
        }
        return sigmas;
    }

    private static double[] then(double[] sigmas, double... more) {
        double[] all = Arrays.copyOf(sigmas, sigmas.length + more.length);
        System.arraycopy(more, 0, all, sigmas.length, more.length);
        return all;
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void isBrokenByThePatternAndNothingLess(ChartRule rule, boolean broken, List<Double> sigmas) {
        assertThat(rule.isBroken(sigmas)).isEqualTo(broken);
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void looksAtTheLatestOnly(ChartRule rule, boolean broken, List<Double> sigmas) {
        assumeTrue(sigmas.size() >= rule.samples(), "too short to have something before it");
        List<Double> longer = new ArrayList<>();
        longer.add(0.0);
        longer.addAll(sigmas);

        assertThat(rule.isBroken(longer)).isEqualTo(broken);
    }

    @Test
    void theChartSaysWhichRuleAndWhatWasExpected() {
        Series<?> series =
                Series.of(new WesternElectricConfig(List.of(), Duration.ZERO, 100.0, 2.0));

        Verdict verdict = series.feed(107);

        assertThat(verdict.anomalous()).isTrue();
        assertThat(verdict.score()).isEqualTo(3.5);
        assertThat(verdict.threshold()).isEqualTo(3);
        assertThat(verdict.expectedLow()).isEqualTo(94);
        assertThat(verdict.expectedHigh()).isEqualTo(106);
        assertThat(verdict.reason()).isEqualTo("a reading beyond 3 sigmas");
    }

    @Test
    void theChartHoldsTheRulesThatWereChosen() {
        Series<?> second =
                Series.of(new WesternElectricConfig(List.of(2), Duration.ZERO, 0.0, 1.0));
        Series<?> sixRise = Series.of(new NelsonConfig(List.of(3), Duration.ZERO, 0.0, 1.0));

        assertThat(second.anomalous(9, 0, 9)).isEqualTo(List.of(false, false, true));
        assertThat(sixRise.anomalous(1, 2, 3, 4, 5, 6, 7, 7))
                .isEqualTo(List.of(false, false, false, false, false, true, true, false));
    }

    @Test
    void theChartLearnsItsBaseline() {
        Series<?> series =
                Series.of(new NelsonConfig(List.of(1), Duration.ofSeconds(30), null, null));
        for (int i = 0; i <= 30; i++) {
            assertThat(series.feed(i % 2 == 0 ? 9 : 11).anomalous()).isFalse();
        }

        // Mean 9.97 and sigma 1.02 of the 31 samples.
        assertThat(series.anomalous(13, 13.1, 6.9, 6.8))
                .isEqualTo(List.of(false, true, true, true));
    }

    @Test
    void refusesRulesThatThereAreNot() {
        assertThatThrownBy(() -> new WesternElectricConfig(List.of(5), Duration.ZERO, null, null))
                .hasMessageContaining("from 1 to 4, got 5");
        assertThatThrownBy(() -> new NelsonConfig(List.of(0), Duration.ZERO, null, null))
                .hasMessageContaining("from 1 to 8, got 0");
        assertThatThrownBy(() -> new NelsonConfig(List.of(), Duration.ZERO, 1.0, null))
                .hasMessageContaining("mean and sigma belong together");
    }
}
