package io.atalaya.operators.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final ReconnectConfig CONFIG =
            new ReconnectConfig(Duration.ofMillis(500), Duration.ofSeconds(3));

    @Test
    void doublesUpToTheLimit() {
        // Given
        Backoff backoff = new Backoff(CONFIG, fixed(0));
        // When, then: with a draw of 0 each wait is half of its whole
        assertThat(backoff.nextDelay()).isEqualTo(Duration.ofMillis(250));
        assertThat(backoff.nextDelay()).isEqualTo(Duration.ofMillis(500));
        assertThat(backoff.nextDelay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.nextDelay()).isEqualTo(Duration.ofMillis(1500));
        assertThat(backoff.nextDelay()).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void drawsBetweenHalfAndTheWhole() {
        Backoff backoff =
                new Backoff(
                        new ReconnectConfig(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                        new SplittableRandom(7));
        for (int i = 0; i < 1000; i++) {
            assertThat(backoff.nextDelay())
                    .isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        }
    }

    @Test
    void startsAnewOnlyAfterAStreamThatLasted() {
        // Given
        Backoff backoff = new Backoff(CONFIG, fixed(0));
        backoff.nextDelay();
        backoff.nextDelay();
        // When
        backoff.streamedFor(Duration.ofMillis(1999));
        assertThat(backoff.nextDelay()).isEqualTo(Duration.ofSeconds(1));
        backoff.streamedFor(Duration.ofSeconds(3));
        // Then
        assertThat(backoff.nextDelay()).isEqualTo(Duration.ofMillis(250));
    }

    private static RandomGenerator fixed(long bits) {
        return () -> bits;
    }
}
