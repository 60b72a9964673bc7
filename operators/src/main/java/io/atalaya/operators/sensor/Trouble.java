package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that was wrong with a sensor's messages, and when it was last.
 *
 * @param detail for people
 */
public record Trouble(Instant at, String detail) {
    /** So long after the last time it is taken to be over. */
    static final Duration LASTS = Duration.ofSeconds(10);

    public Trouble {
        requireNonNull(at, "at is null");
        requireNonNull(detail, "detail is null");
    }

    boolean isOver(Instant now) {
        return !now.isBefore(at.plus(LASTS));
    }
}
