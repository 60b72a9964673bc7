package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * Where a sensor's messages went since its first: received = accepted + all refused, where one
 * message may hold several values.
 *
 * @param received messages that came
 * @param accepted messages that were read
 * @param readings values in the accepted messages
 * @param refused messages that became dead letters, by reason
 */
public record ReadingCounts(
        long received, long accepted, long readings, Map<String, Long> refused) {
    public ReadingCounts {
        requireNonNull(refused, "refused is null");
    }
}
