package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

/**
 * A rule came true for something, and what became of it. Every change is a new revision under the
 * same id.
 *
 * @param alertId derived from what the alert is about, so that a replay gives the same id
 * @param revision 1, 2, 3 … for each id
 * @param signal what the rule says now. Its {@code start} is that of the first coming-true of this
 *     alert; its {@code end} is null while the condition holds, whatever the state
 * @param handling what was done about it
 */
public record Alert(
        String alertId, int revision, AlertState state, RuleSignal signal, AlertHandling handling) {
    public Alert {
        requireNonNull(alertId, "alertId is null");
        requireNonNull(state, "state is null");
        requireNonNull(signal, "signal is null");
        requireNonNull(handling, "handling is null");
        if (revision < 1) {
            throw new IllegalArgumentException("revisions count from 1, got " + revision);
        }
    }
}
