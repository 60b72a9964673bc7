package io.atalaya.operators.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CameraConditionTest {
    private static final CameraConfig CONFIG =
            Configs.url("rtsp://10.0.0.7/stream")
                    .offlineAfter(Duration.ofSeconds(3))
                    .healthInterval(Duration.ofSeconds(10))
                    .make();

    private Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private final List<CameraHealth> told = new ArrayList<>();
    private final CameraCondition condition =
            new CameraCondition(CONFIG, () -> now, () -> now, told::add);

    @Test
    void tellsEachChangeOnce() {
        // When
        condition.online(0);
        condition.online(0);
        condition.lost(HealthReason.TIMEOUT, "silent");
        condition.lost(HealthReason.TIMEOUT, "silent");
        condition.online(1);
        // Then
        assertThat(told)
                .extracting(CameraHealth::status)
                .containsExactly(
                        HealthStatus.ONLINE, HealthStatus.RECONNECTING, HealthStatus.ONLINE);
        assertThat(told.get(1).reason()).isEqualTo(HealthReason.TIMEOUT);
        assertThat(told.get(2).streamEpoch()).isEqualTo(1);
    }

    @Test
    void isOfflineWhenLostForLongEnough() {
        // Given
        condition.online(0);
        condition.lost(HealthReason.SIGNAL_LOSS, "refused");
        // When, then
        passMillis(2999);
        assertThat(condition.status()).isEqualTo(HealthStatus.RECONNECTING);
        passMillis(1);
        assertThat(condition.status()).isEqualTo(HealthStatus.OFFLINE);
        assertThat(last().reason()).isEqualTo(HealthReason.SIGNAL_LOSS);
        passMillis(1);
        condition.lost(HealthReason.SIGNAL_LOSS, "refused");
        assertThat(condition.status()).isEqualTo(HealthStatus.OFFLINE);
        condition.online(1);
        assertThat(last().status()).isEqualTo(HealthStatus.ONLINE);
    }

    @Test
    void isDegradedWhileItsVideoIsNotKept() {
        condition.online(0);
        condition.recordingTrouble("the disk is full");
        condition.lost(HealthReason.SIGNAL_LOSS, "refused");
        condition.online(1);
        condition.recordingTrouble("");

        assertThat(told)
                .extracting(CameraHealth::status)
                .containsExactly(
                        HealthStatus.ONLINE,
                        HealthStatus.DEGRADED,
                        HealthStatus.RECONNECTING,
                        HealthStatus.DEGRADED,
                        HealthStatus.ONLINE);
        assertThat(told.get(1).reason()).isEqualTo(HealthReason.RECORDING_FAILED);
        assertThat(told.get(1).detail()).isEqualTo("the disk is full");
    }

    @Test
    void isOfflineWhenItNeverCame() {
        passMillis(3000);
        assertThat(last().status()).isEqualTo(HealthStatus.OFFLINE);
    }

    @Test
    void keepsSinceWhenTheStateBegan() {
        // Given
        Instant start = now;
        condition.online(0);
        // When
        passMillis(10_000);
        // Then
        assertThat(told).hasSize(2);
        assertThat(last().since()).isEqualTo(start);
        assertThat(last().at()).isEqualTo(now);
    }

    @Test
    void tellsAtTheIntervalSinceItToldLast() {
        // Given
        condition.online(0);
        // When, then
        passMillis(9_999);
        assertThat(told).hasSize(1);
        passMillis(1);
        assertThat(told).hasSize(2);
        passMillis(9_999);
        assertThat(told).hasSize(2);
    }

    private void passMillis(long millis) {
        now = now.plusMillis(millis);
        condition.tick();
    }

    private CameraHealth last() {
        return told.get(told.size() - 1);
    }
}
