package io.atalaya.operators.camera.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentNameTest {
    private static final SegmentName NAME =
            new SegmentName(
                    Instant.parse("2026-01-05T08:00:01.250Z"), Duration.ofMillis(2040), false);

    @Test
    void saysWhenItBeginsAndHowLongItLasts() {
        assertThat(NAME.fileName()).isEqualTo("20260105T080001250Z_2040ms.mp4");
        assertThat(SegmentName.parse(NAME.fileName())).contains(NAME);
        assertThat(NAME.end()).isEqualTo(Instant.parse("2026-01-05T08:00:03.290Z"));
    }

    @Test
    void saysWhetherItComesFromBehindTheGateThatBlurs() {
        SegmentName redacted = new SegmentName(NAME.start(), NAME.length(), true);

        assertThat(redacted.fileName()).isEqualTo("20260105T080001250Z_2040ms_redacted.mp4");
        assertThat(SegmentName.parse(redacted.fileName())).contains(redacted);
        assertThat(redacted).isNotEqualByComparingTo(NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20260105T080001250Z_2040ms.mp4.part",
                "20261305T080001250Z_2040ms.mp4",
                "clip.mp4",
                ""
            })
    void leavesOtherFilesAlone(String fileName) {
        assertThat(SegmentName.parse(fileName)).isEmpty();
    }
}
