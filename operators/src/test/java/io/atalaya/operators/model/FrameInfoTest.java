package io.atalaya.operators.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameInfoTest {
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00.123456Z");

    /** The camera had reconnected since the last checkpoint, and counts on from there. */
    @ParameterizedTest
    @EnumSource(names = {"RTCP_SENDER_REPORT", "DEVICE", "ARRIVAL"})
    void aLiveFrameIsNotTakenForTheOneOfItsNumberBeforeACrash(ClockSource source) {
        // Given
        FrameInfo before = frame(AT, AT, source);
        // When
        FrameInfo after = frame(AT.plusSeconds(9), AT.plusSeconds(9), source);
        // Then
        assertThat(before.frameId()).isEqualTo("door/1/41/1772352000123");
        assertThat(after.frameId()).isNotEqualTo(before.frameId());
    }

    @Test
    void aRecordedFrameReadAgainHasTheSameId() {
        // Given
        FrameInfo before = frame(AT, AT.plusSeconds(100), ClockSource.FILE_TIMESTAMP);
        // When
        FrameInfo again = frame(AT, AT.plusSeconds(900), ClockSource.FILE_TIMESTAMP);
        // Then
        assertThat(again.frameId()).isEqualTo(before.frameId()).isEqualTo("door/1/41");
    }

    private static FrameInfo frame(Instant capturedAt, Instant arrivedAt, ClockSource source) {
        return new FrameInfo("door", "hall", 1, 41, 0, 640, 360, capturedAt, arrivedAt, source);
    }
}
