package io.atalaya.operators.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTest {
    @Test
    void learnsMeanAndSigmaWithoutLosingDigits() {
        Baseline baseline = Baseline.unknown();
        for (double value : new double[] {4, 7, 13, 16}) {
            baseline = baseline.learn(new Sample(Series.START, 1e9 + value), Duration.ZERO);
        }

        assertThat(baseline.mean()).isEqualTo(1e9 + 10);
        assertThat(baseline.sigma()).isCloseTo(Math.sqrt(30), within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        // Enough samples, and each side of the time.
        "60, 58, false",
        "60, 59, false",
        "60, 60, true",
        "60, 61, true",
        // Enough time, and each side of the number of samples.
        "0, 18, false",
        "0, 19, true",
        "0, 20, true"
    })
    void standsAfterTheTimeAndAtLeastTwentySamples(int forSeconds, int last, boolean learnt) {
        Baseline baseline = Baseline.unknown();
        for (int second = 0; second <= last; second++) {
            Sample sample = new Sample(Series.START.plusSeconds(second), second);
            baseline = baseline.learn(sample, Duration.ofSeconds(forSeconds));
        }

        assertThat(baseline.learnt()).isEqualTo(learnt);
    }

    @Test
    void hasASigmaEvenWhereNothingMoved() {
        Baseline baseline = Baseline.unknown();
        for (int i = 0; i < 30; i++) {
            baseline = baseline.learn(new Sample(Series.START, 5), Duration.ZERO);
        }

        assertThat(baseline.sigma()).isPositive();
        assertThat(baseline.sigmasOf(5.1)).isGreaterThan(1e6).isFinite();
    }
}
