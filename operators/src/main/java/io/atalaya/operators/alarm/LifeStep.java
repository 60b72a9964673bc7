package io.atalaya.operators.alarm;

import static java.util.Objects.requireNonNull;

/**
 * What an event does to an alarm in a state: it goes to another state, it stays, or the event is
 * refused.
 */
public sealed interface LifeStep {
    /**
     * To another state.
     *
     * @param to where it goes
     */
    record GoesTo(LifeState to) implements LifeStep {}

    /** Where an alarm is when its condition is over: latched where the rule latches. */
    record GoesToReturned(LifeState latched, LifeState otherwise) implements LifeStep {}

    /** Out from under a cover: to where the condition is by now. */
    record GoesToPresent() implements LifeStep {}

    /** Nothing to do. What the condition does underneath is remembered all the same. */
    record Stays() implements LifeStep {}

    /**
     * Not allowed.
     *
     * @param reason goes on after "the alert", for people
     */
    record Refused(String reason) implements LifeStep {
        public Refused {
            requireNonNull(reason, "reason is null");
        }
    }
}
