package io.atalaya.operators.sensor;

/** How a message writes its time. */
public enum TimestampFormat {
    /** By its look: a date with a time, or a number of so many seconds or parts of one. */
    AUTO,
    /** Such as {@code 2026-03-01T08:00:00Z}; without a zone, in the sensor's. */
    ISO_8601,
    /** Since 1970, with or without a fraction. */
    EPOCH_SECONDS,
    EPOCH_MILLIS
}
