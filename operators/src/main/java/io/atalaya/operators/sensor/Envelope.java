package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * A message as it came, for what is told of it when it cannot be read.
 *
 * @param origin where it came from, such as {@code motor-1.csv:17} or topic/partition/offset
 * @param arrivedAt when this machine, or the broker that kept it, had it
 * @param payload its bytes, asked for only where it is refused
 */
public record Envelope(String origin, Instant arrivedAt, Supplier<byte[]> payload) {
    public Envelope {
        requireNonNull(origin, "origin is null");
        requireNonNull(arrivedAt, "arrivedAt is null");
        requireNonNull(payload, "payload is null");
    }
}
