package io.atalaya.console.live;

import io.atalaya.console.http.Json;
import io.atalaya.schemas.v1.Alert;
import org.jspecify.annotations.Nullable;

/**
 * One step of an alert's life, as the API shows it.
 *
 * @param at when it was so, of event time
 * @param by who did it; empty where it was the process itself
 */
public record Transition(
        int revision, String change, String state, @Nullable String at, String by, String note) {
    static final int MAX_KEPT = 200;

    static Transition of(Alert alert) {
        return new Transition(
                alert.getRevision(),
                alert.getChange().name(),
                alert.getState().name(),
                Json.timeOrNothing(
                        alert.hasChangedAt() ? Moments.instant(alert.getChangedAt()) : null),
                alert.getChangedBy(),
                alert.getNote());
    }
}
