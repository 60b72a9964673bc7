package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import java.time.Instant;

/**
 * How a sensor or its connection does.
 *
 * @param since the sensor's time at which this status began
 */
public record SensorCondition(
        HealthStatus status, HealthReason reason, String detail, Instant since) {
    public SensorCondition {
        requireNonNull(status, "status is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(detail, "detail is null");
        requireNonNull(since, "since is null");
    }

    /** What follows on it; the same status goes on since it began. */
    SensorCondition then(HealthStatus next, HealthReason why, String words, Instant now) {
        return new SensorCondition(next, why, words, next == status ? since : now);
    }

    boolean isNewsAfter(SensorCondition before) {
        return status != before.status || reason != before.reason;
    }
}
