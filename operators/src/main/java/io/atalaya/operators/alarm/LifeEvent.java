package io.atalaya.operators.alarm;

/** What can happen to an alarm. */
public enum LifeEvent {
    /** The process: the condition came true, for the first time or again. */
    COME_TRUE,
    /** The process: the condition is over. */
    RETURN,
    ACKNOWLEDGE,
    RESET,
    SHELVE,
    /** By an operator, or because the time is over. */
    UNSHELVE,
    /** By design: a rule that suppresses this one has come true. */
    SUPPRESS,
    UNSUPPRESS,
    TAKE_OUT_OF_SERVICE,
    RETURN_TO_SERVICE
}
