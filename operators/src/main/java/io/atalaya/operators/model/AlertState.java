package io.atalaya.operators.model;

/** The states of an alarm's life after ISA-18.2 / IEC 62682. */
public enum AlertState {
    NORMAL,
    UNACKNOWLEDGED,
    ACKNOWLEDGED,
    RETURNED_UNACKNOWLEDGED,
    LATCHED,
    SHELVED,
    SUPPRESSED_BY_DESIGN,
    OUT_OF_SERVICE
}
