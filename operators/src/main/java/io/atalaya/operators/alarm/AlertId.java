package io.atalaya.operators.alarm;

import io.atalaya.operators.model.RuleSignal;
import java.time.Instant;
import java.util.UUID;

/**
 * An alert's id is derived from what the alert is about and never drawn, so that a replay gives the
 * same ids and a consumer that sees a message twice can tell.
 */
public final class AlertId {
    /** Ours alone; a new one would give every alert a new id. */
    private static final UUID NAMESPACE = UUID.fromString("6f0d1a52-3c1b-5b8e-9d5c-8e2f4a7b9c10");

    private AlertId() {}

    /** The id of the alert that begins with this signal. */
    static String of(RuleSignal signal) {
        return of(
                signal.ruleId(),
                signal.area(),
                signal.sourceId(),
                signal.subject(),
                signal.start());
    }

    /**
     * The id of the alert that this rule raises about this in this area.
     *
     * @param what tells apart what one rule can raise for one camera or sensor, such as track and
     *     visit
     * @param start event time at which the condition came true
     */
    public static String of(
            String ruleId, String area, String sourceId, String what, Instant start) {
        StringBuilder name = new StringBuilder();
        for (String part : new String[] {ruleId, area, sourceId, what, start.toString()}) {
            // With its length in front, no part can run into the next one.
            name.append(part.length()).append(':').append(part);
        }
        return NameBasedUuid.of(NAMESPACE, name.toString()).toString();
    }
}
