package io.atalaya.operators.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.FrameCounts;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.picture.CameraSignal;
import io.atalaya.operators.picture.HealthSignal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class CameraWatermarksTest {
    private static final Instant NOW = Instant.parse("2026-03-01T06:00:10Z");

    private final List<Long> reached = new ArrayList<>();
    private final WatermarkGenerator<CameraSignal> generator =
            new CameraWatermarks(List.of("door")).generator(() -> NOW);

    @Test
    void ofALiveCameraFollowTheWallClock() {
        see("door", NOW.minusSeconds(5));

        assertThat(reached).containsExactly(NOW.minusMillis(300).toEpochMilli());
    }

    @Test
    void ofAFileFollowItsFrames() {
        see("clip", NOW.minusSeconds(100));

        assertThat(reached).containsExactly(NOW.minusSeconds(100).toEpochMilli() - 1);
    }

    @Test
    void sayNothingBeforeTheFirstSignal() {
        generator.onPeriodicEmit(new Recorder());

        assertThat(reached).isEmpty();
    }

    private void see(String camera, Instant at) {
        CameraHealth health =
                new CameraHealth(
                        camera,
                        "dock",
                        HealthStatus.ONLINE,
                        HealthReason.NONE,
                        "",
                        at,
                        at,
                        0,
                        FrameCounts.none());
        Recorder output = new Recorder();
        generator.onEvent(new HealthSignal(health), at.toEpochMilli(), output);
        generator.onPeriodicEmit(output);
    }

    private final class Recorder implements WatermarkOutput {
        @Override
        public void emitWatermark(Watermark watermark) {
            reached.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}
    }
}
