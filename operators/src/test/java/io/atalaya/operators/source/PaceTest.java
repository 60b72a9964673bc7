package io.atalaya.operators.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
    private long now = 1_000;
    private final List<Duration> sleeps = new ArrayList<>();
    private final Pace pace = new Pace(this::sleep, () -> now);

    private void sleep(Duration time) {
        sleeps.add(time);
        now += time.toNanos();
    }

    @Test
    void holdsEachFrameUntilItsTimeAfterTheFirst() throws Exception {
        // When
        pace.await(Duration.ofSeconds(10));
        pace.await(Duration.ofMillis(10_040));
        now += Duration.ofMillis(30).toNanos();
        pace.await(Duration.ofMillis(10_080));
        now += Duration.ofMillis(100).toNanos();
        pace.await(Duration.ofMillis(10_120));
        // Then
        assertThat(sleeps).containsExactly(Duration.ofMillis(40), Duration.ofMillis(10));
    }
}
