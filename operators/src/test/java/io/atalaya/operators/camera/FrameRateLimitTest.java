package io.atalaya.operators.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameRateLimitTest {

    @ParameterizedTest
    @CsvSource({
        "30, 10, 100",
        "30, 22.5, 225",
        "30, 29, 290",
        "30, 30, 300",
        "30, 31, 300",
        "25, 10, 100"
    })
    void letsTheRightNumberThrough(int rate, double limit, int expected) {
        assertThat(passing(rate, limit, 0)).hasSize(expected);
    }

    @Test
    void letsAllThroughWithoutALimit() {
        assertThat(new FrameRateLimit(null).passes(Duration.ZERO)).isTrue();
        assertThat(new FrameRateLimit(null).passes(Duration.ZERO)).isTrue();
    }

    @Test
    void goesOnTheSameWayAfterAnyFrameThatPassed() {
        List<Integer> undisturbed = passing(30, 7, 0);
        for (int left : undisturbed) {
            List<Integer> rest = undisturbed.stream().filter(i -> i > left).toList();
            assertThat(resumed(30, 7, left)).isEqualTo(rest);
        }
    }

    private static List<Integer> passing(int rate, double limit, int from) {
        return select(new FrameRateLimit(limit), rate, from);
    }

    private static List<Integer> resumed(int rate, double limit, int after) {
        FrameRateLimit resumed = new FrameRateLimit(limit);
        resumed.resume(timeOf(after, rate));
        return select(resumed, rate, after + 1);
    }

    private static List<Integer> select(FrameRateLimit limit, int rate, int from) {
        List<Integer> passed = new ArrayList<>();
        for (int i = from; i < 10 * rate; i++) {
            if (limit.passes(timeOf(i, rate))) {
                passed.add(i);
            }
        }
        return passed;
    }

    /** Ten seconds' frames, rounded down to whole microseconds like a coarse container does. */
    private static Duration timeOf(int frame, int rate) {
        return Duration.ofNanos(frame * 1_000_000L / rate * 1000);
    }
}
