package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/**
 * A piece of evidence that an alert asks for.
 *
 * @param at event time of the moment that it is about
 * @param message the alert's, to be written on a snapshot
 * @param receivedAt when it was asked for, in UTC
 */
public record EvidenceOrder(
        String alertId,
        String cameraId,
        EvidenceKind kind,
        Instant at,
        String message,
        Instant receivedAt)
        implements Serializable {
    public EvidenceOrder {
        requireNonNull(alertId, "alertId is null");
        requireNonNull(cameraId, "cameraId is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(at, "at is null");
        requireNonNull(message, "message is null");
        requireNonNull(receivedAt, "receivedAt is null");
    }
}
