package io.atalaya.operators.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampParserTest {
    private final TimestampParser auto =
            new TimestampParser(TimestampFormat.AUTO, ZoneId.of("Europe/Madrid"));

    @ParameterizedTest
    @CsvSource({
        // with a zone
        "2026-03-01T08:00:00Z, 2026-03-01T08:00:00Z",
        "2026-03-01T08:00:00.123456Z, 2026-03-01T08:00:00.123456Z",
        "2026-03-01T09:00:00+01:00, 2026-03-01T08:00:00Z",
        "2026-03-01 09:00:00+0100, 2026-03-01T08:00:00Z",
        // without: in the sensor's, with its summer time
        "2026-03-01T09:00:00, 2026-03-01T08:00:00Z",
        "2026-07-01 10:00, 2026-07-01T08:00:00Z",
        // seconds, milliseconds, microseconds, nanoseconds
        "1772352000, 2026-03-01T08:00:00Z",
        "1772352000.25, 2026-03-01T08:00:00.250Z",
        "1772352000250, 2026-03-01T08:00:00.250Z",
        "1772352000250500, 2026-03-01T08:00:00.250500Z",
        "1772352000250500250, 2026-03-01T08:00:00.250500250Z",
        "0, 1970-01-01T00:00:00Z",
        "-1.5, 1969-12-31T23:59:58.500Z"
    })
    void tellsATimeByItsLook(String written, Instant expected) throws Exception {
        assertThat(auto.parse(written)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-01T00:00:00Z", "08:00", "1e400", "NaN"})
    void refusesWhatIsNone(String written) {
        assertThatThrownBy(() -> auto.parse(written))
                .isInstanceOf(BadValueException.class)
                .hasMessageContaining("is no time");
    }

    @Test
    void takesANumberAsItIsTold() throws Exception {
        var millis = new TimestampParser(TimestampFormat.EPOCH_MILLIS, ZoneId.of("UTC"));
        assertThat(millis.parse(1500L)).isEqualTo(Instant.ofEpochMilli(1500));
    }
}
