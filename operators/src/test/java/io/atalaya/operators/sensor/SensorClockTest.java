package io.atalaya.operators.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.ClockSource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensorClockTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // own minus arrival in seconds, believed, historical
        "59, true, false",
        "60, true, false",
        "61, false, false",
        "-60, true, false",
        "-61, true, true",
        "-86400, true, true",
        "-86401, false, false"
    })
    void believesAClockThatIsNearAndLetsMessagesBeLate(
            long seconds, boolean believed, boolean historical) {
        MessageTime time =
                new SensorClock(Duration.ofMinutes(1)).judge(NOW.plusSeconds(seconds), NOW);
        assertThat(time.clockSource())
                .isEqualTo(believed ? ClockSource.DEVICE : ClockSource.ARRIVAL);
        assertThat(time.at()).isEqualTo(believed ? NOW.plusSeconds(seconds) : NOW);
        assertThat(time.historical()).isEqualTo(historical);
        assertThat(time.clockProblem().isEmpty()).isEqualTo(believed);
    }

    @Test
    void believesAnythingWhereItIsToldTo() {
        MessageTime time = new SensorClock(Duration.ZERO).judge(Instant.EPOCH, NOW);
        assertThat(time.at()).isEqualTo(Instant.EPOCH);
        assertThat(time.historical()).isFalse();
    }
}
