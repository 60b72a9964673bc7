package io.atalaya.operators.alarm;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.RuleSignal;
import java.time.Instant;

/**
 * State: one alarm, from its coming true until it is forgotten.
 *
 * @param alert its last revision
 * @param start event time at which the condition last came true; the alert's own is the first
 */
public record Alarm(Alert alert, AlarmLife life, Instant start) {
    public Alarm {
        requireNonNull(alert, "alert is null");
        requireNonNull(life, "life is null");
        requireNonNull(start, "start is null");
    }

    /** Of this alarm there is at most one that is not back to normal. */
    static String key(RuleSignal signal) {
        StringBuilder key = new StringBuilder();
        for (String part :
                new String[] {
                    signal.ruleId(), signal.area(), signal.sourceId(), signal.subject()
                }) {
            key.append(part.length()).append(':').append(part);
        }
        return key.toString();
    }

    String key() {
        return key(alert.signal());
    }

    String ruleId() {
        return alert.signal().ruleId();
    }

    /** Back to normal, and only remembered. */
    boolean isOver() {
        return life.state() == LifeState.NORMAL;
    }
}
