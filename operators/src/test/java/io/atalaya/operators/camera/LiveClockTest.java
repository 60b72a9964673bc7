package io.atalaya.operators.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.camera.ffmpeg.VideoFrame;
import io.atalaya.operators.model.ClockSource;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveClockTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void prefersTheCamerasOwnClock() {
        // Given
        LiveClock clock = new LiveClock(false);
        // When, then
        assertThat(clock.capturedAt(frame(NOW, NOW.minusMillis(120))))
                .isEqualTo(NOW.minusMillis(120));
        assertThat(clock.source()).isEqualTo(ClockSource.RTCP_SENDER_REPORT);
    }

    @Test
    void fallsBackToTheArrival() {
        LiveClock clock = new LiveClock(false);
        assertThat(clock.capturedAt(frame(NOW, null))).isEqualTo(NOW);
        assertThat(clock.source()).isEqualTo(ClockSource.ARRIVAL);
    }

    @ParameterizedTest
    @CsvSource({"59, RTCP_SENDER_REPORT", "60, RTCP_SENDER_REPORT", "61, ARRIVAL", "-61, ARRIVAL"})
    void doesNotBelieveAClockThatIsMoreThanAMinuteOff(int seconds, ClockSource expected) {
        LiveClock clock = new LiveClock(false);
        clock.capturedAt(frame(NOW, NOW.minusSeconds(seconds)));
        assertThat(clock.source()).isEqualTo(expected);
        assertThat(clock.distrusted() != null).isEqualTo(expected == ClockSource.ARRIVAL);
    }

    @Test
    void neverGoesBackWhenTheClockChanges() {
        // Given
        LiveClock clock = new LiveClock(false);
        Instant first = clock.capturedAt(frame(NOW, null));
        // When
        Instant second = clock.capturedAt(frame(NOW.plusMillis(50), NOW.minusMillis(200)));
        // Then
        assertThat(second).isAfter(first).isBefore(NOW.plusMillis(1));
    }

    @Test
    void readsADevicesWallClock() {
        // Given
        LiveClock clock = new LiveClock(true);
        Duration sinceEpoch = Duration.between(Instant.EPOCH, NOW.minusMillis(30));
        VideoFrame frame = new VideoFrame(0, sinceEpoch, 64, 48, true, NOW, null);
        // When, then
        assertThat(clock.capturedAt(frame)).isEqualTo(NOW.minusMillis(30));
        assertThat(clock.source()).isEqualTo(ClockSource.DEVICE);
    }

    private static VideoFrame frame(Instant arrivedAt, @Nullable Instant sentAt) {
        return new VideoFrame(0, Duration.ZERO, 64, 48, true, arrivedAt, sentAt);
    }
}
