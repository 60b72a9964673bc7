package io.atalaya.operators.anomaly;

import io.atalaya.operators.alarm.NameBasedUuid;
import java.time.Instant;
import java.util.UUID;

/** An anomaly's id is derived from what it is about, so that a replay gives the same. */
final class AnomalyId {
    /** Ours alone; a new one would give every anomaly a new id. */
    private static final UUID NAMESPACE = UUID.fromString("0c7f3f0e-5d0b-5a64-8f2e-7d1f2b9a4e61");

    private AnomalyId() {}

    static String of(String detector, String seriesId, String aspect, Instant start) {
        StringBuilder name = new StringBuilder();
        for (String part : new String[] {detector, seriesId, aspect, start.toString()}) {
            // With its length in front, no part can run into the next one.
            name.append(part.length()).append(':').append(part);
        }
        return NameBasedUuid.of(NAMESPACE, name.toString()).toString();
    }
}
