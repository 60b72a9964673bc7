package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An alert that has been back to normal for so long that nobody needs its present state any more.
 *
 * @param sourceId as the alert's
 * @param at event time at which it was forgotten
 */
public record ForgottenAlert(String alertId, String sourceId, Instant at) {
    public ForgottenAlert {
        requireNonNull(alertId, "alertId is null");
        requireNonNull(sourceId, "sourceId is null");
        requireNonNull(at, "at is null");
    }
}
