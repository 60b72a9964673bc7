package io.atalaya.operators.alarm;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.alarm.LifeStep.GoesTo;
import io.atalaya.operators.alarm.LifeStep.GoesToReturned;

/**
 * Where one alarm stands in the life that {@link LifeTable} defines, and what the process does
 * underneath while people are kept from seeing it.
 *
 * <p>An alarm that comes out from under a cover is where the process is by then: unacknowledged
 * while the condition holds, as if it had just come true; latched where the rule latches and it has
 * been true; else normal.
 *
 * @param holds whether the condition holds, whatever the state
 * @param latched whether it has been true and waits to be reset, whatever the state
 */
public record AlarmLife(LifeState state, boolean holds, boolean latched) {
    static final AlarmLife NORMAL = new AlarmLife(LifeState.NORMAL, false, false);

    public AlarmLife {
        requireNonNull(state, "state is null");
    }

    /** What the table says to this event. */
    LifeStep step(LifeEvent event) {
        return LifeTable.step(state, event);
    }

    /**
     * The life after this event, which may be the same.
     *
     * @param latching whether the alarm's rule latches
     * @throws IllegalArgumentException when the table refuses the event
     */
    AlarmLife after(LifeEvent event, boolean latching) {
        LifeStep step = step(event);
        if (step instanceof LifeStep.Refused refused) {
            throw new IllegalArgumentException("an alert in " + state + " " + refused.reason());
        }
        AlarmLife moved = underneath(event, latching);
        if (step instanceof GoesTo goes) {
            return moved.in(goes.to());
        }
        if (step instanceof GoesToReturned goes) {
            return moved.in(moved.latched ? goes.latched() : goes.otherwise());
        }
        return step instanceof LifeStep.GoesToPresent ? moved.in(moved.present()) : moved;
    }

    private AlarmLife underneath(LifeEvent event, boolean latching) {
        return switch (event) {
            case COME_TRUE -> new AlarmLife(state, true, false);
            case RETURN -> new AlarmLife(state, false, latched || (holds && latching));
            case RESET -> new AlarmLife(state, holds, false);
            default -> this;
        };
    }

    private LifeState present() {
        if (holds) {
            return LifeState.UNACKNOWLEDGED;
        }
        return latched ? LifeState.LATCHED_UNACKNOWLEDGED : LifeState.NORMAL;
    }

    private AlarmLife in(LifeState next) {
        return new AlarmLife(next, holds, latched);
    }
}
