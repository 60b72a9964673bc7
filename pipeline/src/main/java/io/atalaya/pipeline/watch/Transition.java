package io.atalaya.pipeline.watch;

import io.atalaya.schemas.v1.Alert;
import java.time.Instant;

/** One change in an alarm's life: so much of a revision as a history shows. */
record Transition(
        int revision, Instant at, Alert.Change change, Alert.State state, String by, String note) {
    static Transition of(Alert alert) {
        return new Transition(
                alert.getRevision(),
                Instant.ofEpochSecond(
                        alert.getChangedAt().getSeconds(), alert.getChangedAt().getNanos()),
                alert.getChange(),
                alert.getState(),
                alert.getChangedBy(),
                alert.getNote());
    }
}
