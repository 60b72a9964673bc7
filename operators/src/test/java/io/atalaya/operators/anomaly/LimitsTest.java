package io.atalaya.operators.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    private static final LimitsConfig ALL = new LimitsConfig(80.0, 95.0, 10.0, 5.0, 2);

    @ParameterizedTest
    @CsvSource({
        "79.9, ''", "80, ''", "80.1, high", "95, high", "95.1, high-high",
        "10.1, ''", "10, ''", "9.9, low", "5, low", "4.9, low-low"
    })
    void namesTheLimitThatAValueIsBeyond(double value, String aspect) {
        Verdict verdict = Series.of(ALL).feed(value);

        assertThat(verdict.aspect()).isEqualTo(aspect);
        assertThat(verdict.anomalous()).isEqualTo(!aspect.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        // The high limit of 80 is left below 78, and not at 78.
        "81, 78.1, high",
        "81, 78, ''",
        "81, 77.9, ''",
        // From high-high, 93 is the way down to high, 78 the way down to ordinary.
        "96, 93.1, high-high",
        "96, 93, high",
        "96, 78.1, high",
        "96, 78, ''",
        // And on the low side.
        "9, 11.9, low",
        "9, 12, ''",
        "4, 6.9, low-low",
        "4, 7, low",
        "4, 12, ''",
        // From one side to the other at once.
        "81, 9, low",
        "4, 96, high-high"
    })
    void comesBackByTheDeadband(double before, double value, String aspect) {
        Series<?> series = Series.of(ALL);
        series.feed(before);

        assertThat(series.feed(value).aspect()).isEqualTo(aspect);
    }

    @Test
    void saysHowFarAndWhatWasExpected() {
        Verdict verdict = Series.of(ALL).feed(85.5);

        assertThat(verdict.score()).isEqualTo(5.5);
        assertThat(verdict.threshold()).isZero();
        assertThat(verdict.expectedLow()).isEqualTo(10);
        assertThat(verdict.expectedHigh()).isEqualTo(80);
        assertThat(verdict.reason()).isEqualTo("85.5 is above the high limit of 80");
    }

    @Test
    void needsOneLimitOnly() {
        Series<?> series = Series.of(new LimitsConfig(null, null, null, -3.0, 0));

        assertThat(series.anomalous(1e9, -3, -3.5)).isEqualTo(List.of(false, false, true));
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatThrownBy(() -> new LimitsConfig(null, null, null, null, 0))
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> new LimitsConfig(10.0, null, 10.0, null, 0))
                .hasMessageContaining("must rise from lowLow");
        assertThatThrownBy(() -> new LimitsConfig(10.0, 9.0, null, null, 0))
                .hasMessageContaining("must rise from lowLow");
        assertThatThrownBy(() -> new LimitsConfig(10.0, null, null, null, -0.1))
                .hasMessageContaining("deadband");
    }
}
