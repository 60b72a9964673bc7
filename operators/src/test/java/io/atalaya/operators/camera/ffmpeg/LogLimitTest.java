package io.atalaya.operators.camera.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LogLimitTest {
    private final AtomicLong now = new AtomicLong(5);

    @Test
    void withholdsWhatIsTooMuchAndCountsIt() {
        // Given
        LogLimit limit = new LogLimit(2, Duration.ofSeconds(10), now::get);
        // When, then
        assertThat(limit.admit()).isZero();
        assertThat(limit.admit()).isZero();
        assertThat(limit.admit()).isNegative();
        assertThat(limit.admit()).isNegative();
        now.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
        assertThat(limit.admit()).isNegative();
        now.addAndGet(1);
        assertThat(limit.admit()).isEqualTo(3);
        assertThat(limit.admit()).isZero();
    }
}
