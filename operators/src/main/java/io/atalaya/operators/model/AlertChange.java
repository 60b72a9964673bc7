package io.atalaya.operators.model;

/** What made a new revision of an alert: the events of an alarm's life, by the words of people. */
public enum AlertChange {
    /** The condition came true. */
    RAISE,
    /** The condition came true again before the alarm was back to normal. */
    RAISE_AGAIN,
    /** The condition is over. */
    RETURN,
    /** An operator knows. */
    ACKNOWLEDGE,
    /** A latched alarm was let go. */
    RESET,
    /** Put aside for a time. */
    SHELVE,
    /** Brought back from the shelf, by an operator or because its time was over. */
    UNSHELVE,
    /** Another alarm says that this one does not matter now. */
    SUPPRESS,
    /** It matters again. */
    UNSUPPRESS,
    /** The rule was switched off for maintenance. */
    TAKE_OUT_OF_SERVICE,
    /** The rule was switched on again. */
    RETURN_TO_SERVICE,
    /** Somebody said whether it was right; the state is as before. */
    JUDGE
}
