package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * How a sensor does and where its messages went, sent at each change and at an interval.
 *
 * @param detail one sentence for people, without credentials
 * @param at event time
 * @param since event time at which the present status began
 */
public record SensorHealth(
        String sensorId,
        String area,
        HealthStatus status,
        HealthReason reason,
        String detail,
        Instant at,
        Instant since,
        ReadingCounts counts) {
    public SensorHealth {
        requireNonNull(sensorId, "sensorId is null");
        requireNonNull(area, "area is null");
        requireNonNull(status, "status is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(detail, "detail is null");
        requireNonNull(at, "at is null");
        requireNonNull(since, "since is null");
        requireNonNull(counts, "counts is null");
    }
}
