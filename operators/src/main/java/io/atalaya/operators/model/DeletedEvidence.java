package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A piece of evidence whose time was over.
 *
 * @param at when it was deleted, in UTC
 */
public record DeletedEvidence(String uri, Instant at) {
    public DeletedEvidence {
        requireNonNull(uri, "uri is null");
        requireNonNull(at, "at is null");
    }
}
