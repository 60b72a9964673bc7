package io.atalaya.operators.alarm;

/** Whether an operator has to say that they know of an alarm. */
public enum AcknowledgeChoice {
    REQUIRED,
    /** The pipeline acknowledges it itself as soon as its condition is over. */
    NOT_NEEDED
}
