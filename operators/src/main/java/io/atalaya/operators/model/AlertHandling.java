package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was done about an alert, and by whom.
 *
 * @param change what made this revision
 * @param changedAt event time of that
 * @param changedBy who did it; empty where it was the process itself
 * @param note what that person wrote with it, for the next shift; empty for nothing
 * @param acknowledgedBy who knows of it since it last came true; empty while nobody does
 * @param acknowledgedAt since when that person knows, null while nobody does
 * @param shelvedUntil when it comes back from the shelf, null while it is not on it
 * @param suppressedBy the rule that suppresses it by design, empty while none does
 */
public record AlertHandling(
        AlertChange change,
        Instant changedAt,
        String changedBy,
        String note,
        String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant shelvedUntil,
        String suppressedBy,
        AlertVerdict verdict) {
    public AlertHandling {
        requireNonNull(change, "change is null");
        requireNonNull(changedAt, "changedAt is null");
        requireNonNull(changedBy, "changedBy is null");
        requireNonNull(note, "note is null");
        requireNonNull(acknowledgedBy, "acknowledgedBy is null");
        requireNonNull(suppressedBy, "suppressedBy is null");
        requireNonNull(verdict, "verdict is null");
    }

    /** What the process itself did, while nobody has done anything. */
    public static AlertHandling byItself(AlertChange change, Instant at) {
        return new AlertHandling(change, at, "", "", "", null, null, "", AlertVerdict.NONE);
    }
}
