package io.atalaya.operators.command;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record of the topic as it came.
 *
 * @param origin topic/partition/offset
 * @param contentType the header of that name, null where there is none
 * @param writtenAt the record's timestamp, which is the broker's where it made the topic for us
 */
// Flink serializes byte[] in one piece, and nobody compares records.
@SuppressWarnings("ArrayRecordComponent")
public record CommandRecord(
        String origin, @Nullable String contentType, byte[] value, Instant writtenAt) {
    public CommandRecord {
        requireNonNull(origin, "origin is null");
        requireNonNull(value, "value is null");
        requireNonNull(writtenAt, "writtenAt is null");
    }
}
