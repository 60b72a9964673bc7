package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.Reading;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Word of a sensor, on its way from the source to {@link SensorFunction}.
 *
 * @param at event time
 * @param arrivedAt the machine's time
 * @param live whether the sensor's time is the machine's; a file's is its own
 * @param readings of a message; none where it could not be read
 * @param refused what of a message could not be read; null where all could
 * @param lost messages that came before this one and could not be kept
 * @param status of the connection, where this is word of it
 * @param detail of the connection; of a message, what is wrong with its clock, else empty
 */
public record SensorSignal(
        String sensorId,
        Kind kind,
        Instant at,
        Instant arrivedAt,
        boolean live,
        List<Reading> readings,
        @Nullable DeadLetter refused,
        long lost,
        HealthStatus status,
        HealthReason reason,
        String detail) {
    /** What it tells. */
    public enum Kind {
        /** The sensor sent something. */
        MESSAGE,
        /** Its connection changed. */
        CONNECTION,
        /** Time has gone on. */
        TICK
    }

    public SensorSignal {
        requireNonNull(sensorId, "sensorId is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(at, "at is null");
        requireNonNull(arrivedAt, "arrivedAt is null");
        requireNonNull(readings, "readings is null");
        requireNonNull(status, "status is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(detail, "detail is null");
    }

    /** The sensor sent something that could be read, at least in part. */
    static SensorSignal message(
            SensorConfig sensor,
            MessageTime time,
            List<Reading> readings,
            @Nullable DeadLetter refused) {
        return new SensorSignal(
                sensor.name(),
                Kind.MESSAGE,
                time.at(),
                time.arrivedAt(),
                sensor.isLive(),
                readings,
                refused,
                0,
                HealthStatus.ONLINE,
                HealthReason.NONE,
                time.clockProblem());
    }

    /** The sensor sent something that could not be read. */
    public static SensorSignal refused(SensorConfig sensor, DeadLetter letter, Instant arrivedAt) {
        return new SensorSignal(
                sensor.name(),
                Kind.MESSAGE,
                letter.at(),
                arrivedAt,
                sensor.isLive(),
                List.of(),
                letter,
                0,
                HealthStatus.ONLINE,
                HealthReason.NONE,
                "");
    }

    static SensorSignal connection(
            SensorConfig sensor,
            Instant at,
            Instant now,
            HealthStatus status,
            HealthReason reason,
            String detail) {
        return new SensorSignal(
                sensor.name(),
                Kind.CONNECTION,
                at,
                now,
                sensor.isLive(),
                List.of(),
                null,
                0,
                status,
                reason,
                detail);
    }

    static SensorSignal tick(SensorConfig sensor, Instant at, Instant now) {
        return new SensorSignal(
                sensor.name(),
                Kind.TICK,
                at,
                now,
                sensor.isLive(),
                List.of(),
                null,
                0,
                HealthStatus.ONLINE,
                HealthReason.NONE,
                "");
    }

    SensorSignal withLost(long messages) {
        return new SensorSignal(
                sensorId, kind, at, arrivedAt, live, readings, refused, messages, status, reason,
                detail);
    }
}
