package io.atalaya.operators.model;

/** Of which type a sensor's value is. */
public enum ReadingType {
    /** A measured number. */
    NUMBER,
    /** A count or a code, without a fraction. */
    INTEGER,
    /** On or off. */
    FLAG,
    /** A word. */
    TEXT,
    /** The sensor says that it has no value now. */
    NONE
}
