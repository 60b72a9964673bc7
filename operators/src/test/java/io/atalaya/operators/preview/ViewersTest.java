package io.atalaya.operators.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ViewersTest {
    private static final long SECOND = 1_000_000_000L;
    // Clocks of nanoseconds begin anywhere.
    private static final long NOW = -2 * SECOND;

    private final Viewers viewers = new Viewers();

    @Test
    void nobodyLooksUntilSomebodyAsks() {
        assertThat(viewers.lookAt("door", NOW)).isFalse();
    }

    @Test
    void aRequestHoldsForItsTimeAndItsCamera() {
        viewers.ask("door", Duration.ofSeconds(5), NOW);

        assertThat(viewers.lookAt("door", NOW + 5 * SECOND - 1)).isTrue();
        assertThat(viewers.lookAt("door", NOW + 5 * SECOND)).isFalse();
        assertThat(viewers.lookAt("yard", NOW)).isFalse();
    }

    @Test
    void aRequestWithoutACameraIsForAll() {
        viewers.ask("", Duration.ofSeconds(5), NOW);

        assertThat(viewers.lookAt("door", NOW)).isTrue();
    }

    @Test
    void aShorterRequestDoesNotCutALongerOne() {
        viewers.ask("door", Duration.ofSeconds(30), NOW);
        viewers.ask("door", Duration.ofSeconds(1), NOW);

        assertThat(viewers.lookAt("door", NOW + 20 * SECOND)).isTrue();
    }

    @Test
    void nobodyIsBelievedForMoreThanAMinute() {
        viewers.ask("door", Duration.ofDays(1), NOW);

        assertThat(viewers.lookAt("door", NOW + 60 * SECOND)).isFalse();
    }

    @Test
    void aRequestForLessThanNothingIsNone() {
        viewers.ask("door", Duration.ofSeconds(-5), NOW);

        assertThat(viewers.lookAt("door", NOW - SECOND)).isFalse();
    }
}
