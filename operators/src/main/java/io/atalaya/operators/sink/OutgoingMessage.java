package io.atalaya.operators.sink;

import static java.util.Objects.requireNonNull;

import io.atalaya.schemas.Topic;
import java.util.Map;

/**
 * A message as it leaves.
 *
 * @param key what the topic is keyed by
 * @param value in the format that the header {@code content-type} names; empty for a tombstone
 * @param headers CloudEvents' attributes and {@code traceparent}
 * @param timestampMillis of the record; see {@link RecordTimestamp}
 */
// Flink serializes byte[] in one piece, and nobody compares outgoing messages.
@SuppressWarnings("ArrayRecordComponent")
public record OutgoingMessage(
        Topic topic, String key, byte[] value, Map<String, String> headers, long timestampMillis) {
    /** The value of a tombstone. No message is so short: each names what it is about. */
    static final byte[] NOTHING = {};

    public OutgoingMessage {
        requireNonNull(topic, "topic is null");
        requireNonNull(key, "key is null");
        requireNonNull(value, "value is null");
        requireNonNull(headers, "headers is null");
    }

    boolean isTombstone() {
        return value.length == 0;
    }
}
