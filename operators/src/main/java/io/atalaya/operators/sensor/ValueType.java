package io.atalaya.operators.sensor;

/** What a value is, and so what can be read as one. */
public enum ValueType {
    /** A measured number. */
    NUMBER,
    /** A count or a code, without a fraction. */
    INTEGER,
    /** On or off. */
    FLAG,
    /** A word. */
    TEXT
}
