package io.atalaya.operators.model;

/** Whether an alert was right, for those who tune rules and train models. */
public enum AlertVerdict {
    /** Nobody has said. */
    NONE,
    /** It was so. */
    TRUE_POSITIVE,
    /** It was not so. */
    FALSE_POSITIVE
}
