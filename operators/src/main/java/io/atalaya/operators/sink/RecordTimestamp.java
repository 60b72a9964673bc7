package io.atalaya.operators.sink;

import io.atalaya.schemas.Topic;
import java.time.Duration;
import java.time.Instant;

/**
 * The timestamp of a Kafka record: event time, where Kafka can take it.
 *
 * <p>Kafka counts a topic's retention from the record's timestamp, so that a recording of last year
 * would be deleted within minutes of being written; and it refuses a timestamp of more than an hour
 * in the future ({@code message.timestamp.after.max.ms}), so that one camera with a wrong clock
 * would stop all. Then the time of writing stands in its place; {@code ce_time} and the message
 * itself hold event time in any case.
 */
final class RecordTimestamp {
    /** Far more than clocks of one site differ, and less than Kafka refuses. */
    static final Duration FUTURE = Duration.ofMinutes(10);

    private RecordTimestamp() {}

    static long millis(Topic topic, Instant eventTime, Instant now) {
        boolean tooLate = eventTime.isAfter(now.plus(FUTURE));
        boolean tooEarly = eventTime.isBefore(earliest(topic, now));
        return (tooLate || tooEarly ? now : eventTime).toEpochMilli();
    }

    private static Instant earliest(Topic topic, Instant now) {
        // Not dividedBy: it goes by way of BigDecimal, and this is asked for each message.
        return topic.retention()
                .map(kept -> now.minusMillis(kept.toMillis() / 2))
                .orElse(Instant.EPOCH);
    }
}
