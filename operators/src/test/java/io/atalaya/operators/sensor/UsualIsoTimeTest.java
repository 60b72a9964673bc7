package io.atalaya.operators.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualIsoTimeTest {
    private static final long LAST_SECOND = 253_402_300_799L;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T08:00:00Z",
                "2026-03-01T08:00:00.5Z",
                "2026-03-01T08:00:00.123456789Z",
                "2024-02-29T23:59:59.999Z",
                "1969-12-31T23:59:59.25Z",
                "0000-01-01T00:00:00Z"
            })
    void readsTheUsualForm(String text) {
        assertThat(UsualIsoTime.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-03-01T08:00:00",
                "2026-03-01T08:00Z",
                "2026-03-01T08:00:00.Z",
                "2026-03-01T08:00:00.1234567890Z",
                "2026-03-01T08:00:00+01:00",
                "2026-03-01 08:00:00Z",
                "2026-02-29T08:00:00Z",
                "2026-13-01T08:00:00Z",
                "2026-03-01T24:00:00Z",
                "2026-03-01T08:00:60Z",
                "1772352000"
            })
    void leavesAllElseToOthers(String text) {
        assertThat(UsualIsoTime.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void saysWhatJavaSays(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            Instant time =
                    Instant.ofEpochSecond(
                            random.nextLong(LAST_SECOND), random.nextInt(1_000_000_000));
            assertThat(UsualIsoTime.parse(time.toString())).as("seed " + seed).isEqualTo(time);
        }
    }

    @Test
    void neverReadsWhatJavaReadsOtherwise() {
        var random = new SplittableRandom(4);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder("2026-03-01T08:00:00.250Z");
            text.setCharAt(
                    random.nextInt(text.length()), "0123456789-:.TZ+ ".charAt(random.nextInt(17)));
            Instant fast = UsualIsoTime.parse(text.toString());
            if (fast != null) {
                assertThat(fast).as(text.toString()).isEqualTo(slow(text.toString()));
            }
        }
    }

    private static Instant slow(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.MIN;
        }
    }
}
