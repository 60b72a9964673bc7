package io.atalaya.operators.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordTimestampTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // detections are kept for 3 days
        "DETECTIONS, PT-35H-59M, true",
        "DETECTIONS, PT-36H, true",
        "DETECTIONS, PT-36H-0.001S, false",
        "PREVIEWS, PT-29M, true",
        "PREVIEWS, PT-30M, true",
        "PREVIEWS, PT-31M, false",
        // alerts are kept for ever
        "ALERTS, PT-400000H, true",
        // Kafka knows no time before 1970
        "ALERTS, PT-600000H, false",
        "ALERTS, PT9M59S, true",
        "ALERTS, PT10M, true",
        "ALERTS, PT10M0.001S, false"
    })
    void eventTimeIsKeptWhereKafkaCanTakeIt(Topic topic, Duration after, boolean kept) {
        Instant eventTime = NOW.plus(after);
        long millis = RecordTimestamp.millis(topic, eventTime, NOW);
        assertThat(millis).isEqualTo((kept ? eventTime : NOW).toEpochMilli());
    }
}
