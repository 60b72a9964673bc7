package io.atalaya.pipeline.watch;

import io.atalaya.pipeline.operator.AlarmFeed;
import io.atalaya.pipeline.operator.PresentAlarms;
import io.atalaya.schemas.v1.Alert;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The alarms there are and what became of each. Of one thread. */
public final class AlarmBoard implements AlarmFeed.Listener {
    /** A little more alarms than the pipeline itself keeps. */
    private static final int MOST_HISTORIES = 12_000;

    private static final int LONGEST_HISTORY = 100;

    private final Map<String, Alert> byId = new HashMap<>();
    private final Map<String, TreeMap<Integer, Transition>> histories = new LinkedHashMap<>();
    private long changes;

    @Override
    public void present(Alert alert) {
        Alert before = byId.get(alert.getAlertId());
        // After a failure revisions may come again.
        if (before == null || before.getRevision() < alert.getRevision()) {
            byId.put(alert.getAlertId(), alert);
            changes++;
        }
        changed(alert);
    }

    @Override
    public void changed(Alert change) {
        var history = histories.computeIfAbsent(change.getAlertId(), id -> new TreeMap<>());
        if (history.putIfAbsent(change.getRevision(), Transition.of(change)) == null) {
            changes++;
        }
        if (history.size() > LONGEST_HISTORY) {
            history.pollFirstEntry();
        }
        if (histories.size() > MOST_HISTORIES) {
            histories.remove(histories.keySet().iterator().next());
        }
    }

    @Override
    public void forgotten(String alertId) {
        byId.remove(alertId);
        histories.remove(alertId);
        changes++;
    }

    /** Grows with each change, so that who draws can tell whether there is anything new. */
    long changes() {
        return changes;
    }

    /** Most urgent first. */
    List<Alert> shown(AlarmFilter filter) {
        return byId.values().stream()
                .filter(filter::passes)
                .sorted(PresentAlarms.byUrgency())
                .toList();
    }

    /** What became of an alarm, in order; as far back as the changes are known. */
    List<Transition> history(String alertId) {
        var history = histories.get(alertId);
        return history == null ? List.of() : List.copyOf(history.values());
    }

    /** The last revision of each. */
    Map<String, Integer> revisions() {
        Map<String, Integer> revisions = new HashMap<>();
        byId.forEach((id, alert) -> revisions.put(id, alert.getRevision()));
        return revisions;
    }

    /** How many there are in each state, whatever the filter. */
    Map<Alert.State, Integer> counts() {
        Map<Alert.State, Integer> counts = new EnumMap<>(Alert.State.class);
        byId.values().forEach(alert -> counts.merge(alert.getState(), 1, Integer::sum));
        return counts;
    }
}
