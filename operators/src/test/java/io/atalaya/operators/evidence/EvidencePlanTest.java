package io.atalaya.operators.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.camera.recording.RecordingConfig;
import io.atalaya.operators.camera.recording.RecordingPlan;
import io.atalaya.operators.model.EvidenceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidencePlanTest {
    private static final Instant AT = Instant.parse("2026-01-05T23:59:59Z");

    @Test
    void knowsWhereEvidenceWillLieBeforeItIsThere() {
        assertThat(plan("/var/evidence").uri("a-1", AT, "door/2", EvidenceKind.SNAPSHOT))
                .isEqualTo("file:///var/evidence/2026-01-05/a-1/door%2F2.jpg");
        assertThat(plan("s3://plant/evidence/").uri("a-1", AT, "door", EvidenceKind.CLIP))
                .isEqualTo("s3://plant/evidence/2026-01-05/a-1/door.mp4");
    }

    @Test
    void isEmptyWithoutARuleThatAsksOrACameraThatIsRecorded() {
        assertThat(plan("/e").isEmpty()).isTrue();
        assertThat(plan("/e").rule("r", List.of(EvidenceKind.CLIP), List.of()).isEmpty()).isTrue();
        assertThat(
                        plan("/e")
                                .rule("r", List.of(EvidenceKind.CLIP), List.of())
                                .camera(camera("door"))
                                .isEmpty())
                .isFalse();
    }

    static RecordedCamera camera(String name) {
        RecordingConfig config =
                new RecordingConfig(true, Duration.ofDays(1), 100, Duration.ofSeconds(2), true);
        return new RecordedCamera(
                name,
                "hall",
                new RecordingPlan(config, "/r", 0, false),
                false,
                List.of(),
                List.of());
    }

    private static EvidencePlan plan(String store) {
        return new EvidencePlan(
                new EvidenceConfig(
                        store, "/r", Duration.ofDays(30), Duration.ZERO, Duration.ZERO, 0));
    }
}
