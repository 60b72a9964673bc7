package io.atalaya.operators.alarm;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.AlertChange;
import io.atalaya.operators.model.AlertState;
import java.time.Instant;

/**
 * An alarm was brought to the operators' notice: it became unacknowledged.
 *
 * @param alarm tells it from the others of its rule: area, source and subject
 */
public record Annunciation(Instant at, String ruleId, String alarm) {
    public Annunciation {
        requireNonNull(at, "at is null");
        requireNonNull(ruleId, "ruleId is null");
        requireNonNull(alarm, "alarm is null");
    }

    /** Whether a revision brings an alarm to somebody's notice. */
    public static boolean isOne(AlertState state, AlertChange change) {
        return state == AlertState.UNACKNOWLEDGED && change != AlertChange.JUDGE;
    }
}
