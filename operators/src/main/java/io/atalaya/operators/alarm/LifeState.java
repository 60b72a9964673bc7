package io.atalaya.operators.alarm;

import io.atalaya.operators.model.AlertState;

/**
 * The states of the standard's diagram. It has two for a latched alarm, which on the topics are one
 * with or without {@code acknowledged_at}.
 */
public enum LifeState {
    NORMAL(AlertState.NORMAL),
    UNACKNOWLEDGED(AlertState.UNACKNOWLEDGED),
    ACKNOWLEDGED(AlertState.ACKNOWLEDGED),
    RETURNED_UNACKNOWLEDGED(AlertState.RETURNED_UNACKNOWLEDGED),
    LATCHED_UNACKNOWLEDGED(AlertState.LATCHED),
    LATCHED_ACKNOWLEDGED(AlertState.LATCHED),
    SHELVED(AlertState.SHELVED),
    SUPPRESSED_BY_DESIGN(AlertState.SUPPRESSED_BY_DESIGN),
    OUT_OF_SERVICE(AlertState.OUT_OF_SERVICE);

    private final AlertState shown;

    LifeState(AlertState shown) {
        this.shown = shown;
    }

    /** As the topics have it. */
    AlertState shown() {
        return shown;
    }

    /** Whether operators are kept from seeing what goes on underneath. */
    boolean isCovered() {
        return this == SHELVED || this == SUPPRESSED_BY_DESIGN || this == OUT_OF_SERVICE;
    }
}
