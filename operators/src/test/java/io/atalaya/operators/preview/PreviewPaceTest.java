package io.atalaya.operators.preview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PreviewPaceTest {
    private static final long MILLI = 1_000_000L;

    private final PreviewPace pace = new PreviewPace(4);

    @Test
    void keepsTheRateAlthoughFramesComeInTheirOwnTime() {
        int due = 0;
        for (long frame = 0; frame < 250; frame++) {
            due += pace.isDue(frame * 40 * MILLI) ? 1 : 0;
        }

        // Ten seconds of 25 frames each.
        assertThat(due).isEqualTo(40);
    }

    @Test
    void makesNothingUpForAPause() {
        assertThat(pace.isDue(0)).isTrue();
        assertThat(pace.isDue(60_000 * MILLI)).isTrue();
        assertThat(pace.isDue(60_001 * MILLI)).isFalse();
        assertThat(pace.isDue(60_250 * MILLI)).isTrue();
    }
}
