package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.ClockSource;
import java.time.Instant;

/**
 * When a message's values were measured, as far as that can be told.
 *
 * @param historical far older than its arrival, and so not of now
 * @param sequence the sensor's own count, 0 where it has none
 * @param clockProblem what is wrong with the sensor's clock, for people; empty where nothing is
 */
public record MessageTime(
        Instant at,
        Instant arrivedAt,
        ClockSource clockSource,
        boolean historical,
        long sequence,
        String clockProblem) {
    public MessageTime {
        requireNonNull(at, "at is null");
        requireNonNull(arrivedAt, "arrivedAt is null");
        requireNonNull(clockSource, "clockSource is null");
        requireNonNull(clockProblem, "clockProblem is null");
    }

    /** The sensor states no time. */
    public static MessageTime arrival(Instant arrivedAt) {
        return new MessageTime(arrivedAt, arrivedAt, ClockSource.ARRIVAL, false, 0, "");
    }

    /** Time as a file states it. */
    public static MessageTime recorded(Instant at, Instant arrivedAt) {
        return new MessageTime(at, arrivedAt, ClockSource.FILE_TIMESTAMP, false, 0, "");
    }

    /** As its sensor says, sent late on purpose. */
    public static MessageTime historical(Instant at, Instant arrivedAt) {
        return new MessageTime(at, arrivedAt, ClockSource.DEVICE, true, 0, "");
    }

    /** It came to this machine later than to who kept it until then. */
    public MessageTime withArrival(Instant arrival) {
        return new MessageTime(at, arrival, clockSource, historical, sequence, clockProblem);
    }

    public MessageTime withSequence(long count) {
        return new MessageTime(at, arrivedAt, clockSource, historical, count, clockProblem);
    }
}
