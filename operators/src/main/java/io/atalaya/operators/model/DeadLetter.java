package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What could not be handled, kept for people to look at.
 *
 * @param reason a word such as {@code inference-failed} or {@code too-large}
 * @param origin where it came from: a camera, a frame id, or topic/partition/offset
 * @param detail what failed, why, and what to do
 * @param payload the message itself where there is one, else empty; never pixels
 * @param at event time where known, else the time it failed
 */
// Flink serializes byte[] in one piece, and nobody compares dead letters.
@SuppressWarnings("ArrayRecordComponent")
public record DeadLetter(
        String reason, String stage, String origin, String detail, byte[] payload, Instant at) {
    public DeadLetter {
        requireNonNull(reason, "reason is null");
        requireNonNull(stage, "stage is null");
        requireNonNull(origin, "origin is null");
        requireNonNull(detail, "detail is null");
        requireNonNull(payload, "payload is null");
        requireNonNull(at, "at is null");
    }
}
