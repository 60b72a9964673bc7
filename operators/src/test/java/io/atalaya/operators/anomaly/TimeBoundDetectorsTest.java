package io.atalaya.operators.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Those for which it matters when a sample comes: rate of change, stuck, silence. */
class TimeBoundDetectorsTest {
    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    @ParameterizedTest
    @CsvSource({
        // 5 in a minute are allowed upwards: 10 in two minutes, 2.5 in half of one.
        "120, 9.9, false", "120, 10, false", "120, 10.1, true",
        "30, 2.4, false", "30, 2.5, false", "30, 2.6, true",
        // 3 in a minute downwards.
        "60, -2.9, false", "60, -3, false", "60, -3.1, true"
    })
    void dividesTheChangeByTheTime(double after, double value, boolean anomalous) {
        Series<?> series = Series.of(new RateOfChangeConfig(5.0, 3.0, Duration.ofMinutes(1)));
        series.feedAt(Duration.ZERO, 0);

        assertThat(series.feedAt(seconds(after), value).anomalous()).isEqualTo(anomalous);
    }

    @Test
    void comparesTheLastSampleOfOneTimeWithTheNext() {
        Series<?> series = Series.of(new RateOfChangeConfig(5.0, null, Duration.ofSeconds(1)));
        series.feedAt(seconds(0), 0);

        assertThat(series.feedAt(seconds(0), 100).anomalous()).isFalse();
        assertThat(series.feedAt(seconds(1), 106).anomalous()).isTrue();
        assertThat(series.feedAt(seconds(1), 105).anomalous()).isFalse();
        assertThat(series.feedAt(seconds(2), 50).anomalous()).isFalse();
    }

    @Test
    void saysWhatItRoseBy() {
        Series<?> series = Series.of(new RateOfChangeConfig(5.0, null, Duration.ofMinutes(1)));
        series.feedAt(seconds(0), 0);
        Verdict verdict = series.feedAt(seconds(30), 10);

        assertThat(verdict.score()).isEqualTo(20);
        assertThat(verdict.threshold()).isEqualTo(5);
        assertThat(verdict.reason()).isEqualTo("rose by 20 in 60 s, where 5 is allowed");
    }

    @ParameterizedTest
    @CsvSource({"59.999, false", "60, true", "60.001, true"})
    void isStuckWhenTheValueStayedForTheTime(double after, boolean anomalous) {
        Series<?> series = Series.of(new StuckConfig(Duration.ofMinutes(1), 0));
        series.feedAt(seconds(0), 7);
        series.feedAt(seconds(30), 7);

        assertThat(series.feedAt(seconds(after), 7).anomalous()).isEqualTo(anomalous);
    }

    @ParameterizedTest
    @CsvSource({"7.4, true", "7.5, true", "7.6, false", "6.5, true", "6.4, false"})
    void staysWithinTheTolerance(double value, boolean anomalous) {
        Series<?> series = Series.of(new StuckConfig(Duration.ofMinutes(1), 0.5));
        series.feedAt(seconds(0), 7);

        assertThat(series.feedAt(seconds(60), value).anomalous()).isEqualTo(anomalous);
    }

    @Test
    void aSlowDriftIsNotStuck() {
        Series<?> series = Series.of(new StuckConfig(Duration.ofSeconds(10), 0.5));

        for (int i = 0; i < 100; i++) {
            assertThat(series.feed(0.1 * i).anomalous()).isFalse();
        }
    }

    @Test
    void isSilentOnceForEachPause() {
        Series<Silence.Memory> series =
                Series.of(new Silence(new SilenceConfig(Duration.ofSeconds(30))));
        assertThat(series.detector().wakeAt(series.memory())).isEmpty();

        series.feedAt(seconds(5), 7);
        assertThat(series.detector().wakeAt(series.memory()))
                .contains(Series.START.plusSeconds(35));

        Step<Silence.Memory> woken =
                series.detector().wake(series.memory(), Series.START.plusSeconds(35));
        assertThat(woken.verdict().anomalous()).isTrue();
        assertThat(woken.verdict().value()).isEqualTo(7);
        assertThat(woken.verdict().reason()).isEqualTo("no reading for 30 s");
        assertThat(series.detector().wakeAt(woken.memory())).isEmpty();

        assertThat(series.feedAt(seconds(99), 7).anomalous()).isFalse();
        assertThat(series.detector().wakeAt(series.memory()))
                .contains(Series.START.plusSeconds(129));
    }

    @Test
    void onlySilenceAsksToBeWoken() {
        Series<?> series = Series.of(new StuckConfig(Duration.ofSeconds(10), 0));

        assertThatThrownBy(() -> wakeUnasked(series)).isInstanceOf(IllegalStateException.class);
        assertThat(series.anomalous(1, 2)).isEqualTo(List.of(false, false));
    }

    private static <M> void wakeUnasked(Series<M> series) {
        series.detector().wake(series.memory(), Series.START);
    }

    @Test
    void refuseTimesAndRatesThatMakeNoSense() {
        assertThatThrownBy(() -> new StuckConfig(Duration.ZERO, 0)).hasMessageContaining("for");
        assertThatThrownBy(() -> new SilenceConfig(Duration.ZERO)).hasMessageContaining("after");
        assertThatThrownBy(() -> new RateOfChangeConfig(null, null, Duration.ofSeconds(1)))
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> new RateOfChangeConfig(-1.0, null, Duration.ofSeconds(1)))
                .hasMessageContaining("negative");
    }
}
