package io.atalaya.operators.sensor;

/** Which of several registers of one value comes first; the bytes of each are high first. */
public enum WordOrder {
    /** As the specification has it, "big-endian". */
    HIGH_FIRST,
    /** As many devices do, "word-swapped". */
    LOW_FIRST
}
