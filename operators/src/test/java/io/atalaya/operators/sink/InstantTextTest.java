package io.atalaya.operators.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999999Z",
                "2026-03-01T08:00:00.100Z",
                "2026-03-01T08:00:00.000100Z",
                "2026-03-01T08:00:00.000000100Z",
                "2024-02-29T23:59:59.999Z",
                "0000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59Z",
                "9999-12-31T23:59:59.999999999Z",
                "+10000-01-01T00:00:00Z",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void saysWhatTheInstantSays(String text) {
        assertThat(InstantText.of(Instant.parse(text))).isEqualTo(text);
    }

    @Test
    void saysWhatAnyInstantSays() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            Instant at =
                    Instant.ofEpochSecond(
                            random.nextLong(-100_000_000_000L, 400_000_000_000L),
                            random.nextInt(1000) * (long) Math.pow(1000, random.nextInt(3)));

            assertThat(InstantText.of(at)).as("seed %d, %d", seed, i).isEqualTo(at.toString());
        }
    }
}
