package io.atalaya.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.atalaya.console.live.EvidenceEntry.State;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Evidence;
import io.atalaya.schemas.v1.StoredEvidence;
import io.atalaya.schemas.v1.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceEntryTest {
    private static final Instant MADE = Instant.parse("2026-03-01T08:00:00Z");
    private static final String URI = "file:///evidence/2026-03-01/a1/door-clip.mp4";

    @Test
    void whatIsStoredHasItsSumAndItsTime() {
        StoredEvidence told =
                StoredEvidence.newBuilder()
                        .setUri(URI)
                        .setSensorId("door")
                        .setMediaType("video/mp4")
                        .setSha256("5f2a")
                        .setBytes(1_200)
                        .setRedacted(true)
                        .setExpires(timestamp(MADE.plus(Duration.ofDays(30))))
                        .build();
        EvidenceEntry entry = entry(Optional.of(told), MADE);
        assertThat(entry.state()).isEqualTo(State.STORED);
        assertThat(entry.name()).isEqualTo("door-clip.mp4");
        assertThat(entry.camera()).isEqualTo("door");
        assertThat(entry.sha256()).isEqualTo("5f2a");
        assertThat(entry.bytes()).isEqualTo(1_200);
        assertThat(entry.redacted()).isTrue();
        assertThat(entry.expires()).isEqualTo("2026-03-31T08:00:00.000Z");
    }

    @Test
    void whatWasGivenUpSaysWhy() {
        StoredEvidence told =
                StoredEvidence.newBuilder()
                        .setUri(URI)
                        .setFailure("nothing was recorded at that time")
                        .setExpires(timestamp(MADE))
                        .build();
        EvidenceEntry entry = entry(Optional.of(told), MADE);
        assertThat(entry.state()).isEqualTo(State.FAILED);
        assertThat(entry.failure()).isEqualTo("nothing was recorded at that time");
        assertThat(entry.expires()).isNull();
    }

    @Test
    void whatNobodyToldOfIsAwaitedForAWhile() {
        Instant latest = MADE.plus(Duration.ofMinutes(15));
        assertThat(entry(Optional.empty(), latest.minusMillis(1)).state()).isEqualTo(State.AWAITED);
        assertThat(entry(Optional.empty(), latest).state()).isEqualTo(State.AWAITED);
        assertThat(entry(Optional.empty(), latest.plusMillis(1)).state()).isEqualTo(State.GONE);
    }

    private static EvidenceEntry entry(Optional<StoredEvidence> told, Instant now) {
        Alert alert =
                Alert.newBuilder()
                        .setTimes(Times.newBuilder().setEmitted(timestamp(MADE)))
                        .addEvidence(Evidence.newBuilder().setUri(URI).setMediaType("video/mp4"))
                        .build();
        return EvidenceEntry.of(alert, uri -> uri.equals(URI) ? told : Optional.empty(), now)
                .get(0);
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
    }
}
