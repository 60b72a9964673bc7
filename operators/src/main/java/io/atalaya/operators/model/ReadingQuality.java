package io.atalaya.operators.model;

/** How far a sensor's value can be trusted, as OPC UA grades it. */
public enum ReadingQuality {
    /** As measured. */
    GOOD,
    /** Estimated, out of range or of unknown age. */
    UNCERTAIN,
    /** Not to be used. */
    BAD
}
