package io.atalaya.operators.model;

/** What became of a command. */
public enum CommandOutcome {
    /** Understood, and being carried out. */
    ACCEPTED,
    /** Carried out. */
    DONE,
    /** Not carried out: not allowed, not understood, expired, or about nothing that is there. */
    REFUSED,
    /** Tried, without success. */
    FAILED
}
