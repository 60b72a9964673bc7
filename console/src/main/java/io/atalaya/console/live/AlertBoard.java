package io.atalaya.console.live;

import io.atalaya.schemas.v1.Alert;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The present state of each alert, from its revisions in whatever order and however often they
 * come, and the history of each. Holds so many alerts and no more: those that are over and are
 * oldest go first.
 */
public final class AlertBoard {
    private final int capacity;
    private final Map<String, Entry> entries = new HashMap<>();

    public AlertBoard(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be positive");
        }
        this.capacity = capacity;
    }

    private static final class Entry {
        private final TreeMap<Integer, Transition> history = new TreeMap<>();
        private Alert present;

        Entry(Alert present) {
            this.present = present;
        }
    }

    /**
     * Takes a revision in.
     *
     * @return whether the alert's present state is another by it
     */
    public synchronized boolean add(Alert revision) {
        Entry entry = entries.get(revision.getAlertId());
        if (entry == null) {
            entry = new Entry(revision);
            entries.put(revision.getAlertId(), entry);
            entry.history.put(revision.getRevision(), Transition.of(revision));
            makeRoom();
            return entries.containsKey(revision.getAlertId());
        }
        entry.history.putIfAbsent(revision.getRevision(), Transition.of(revision));
        if (entry.history.size() > Transition.MAX_KEPT) {
            entry.history.pollFirstEntry();
        }
        if (revision.getRevision() <= entry.present.getRevision()) {
            return false;
        }
        entry.present = revision;
        return true;
    }

    /** The alert is not kept on its topic any more. */
    public synchronized boolean remove(String alertId) {
        return entries.remove(alertId) != null;
    }

    public synchronized Optional<Alert> find(String alertId) {
        return Optional.ofNullable(entries.get(alertId)).map(entry -> entry.present);
    }

    /** What happened to it, oldest first, as far back as is known. */
    public synchronized List<Transition> history(String alertId) {
        Entry entry = entries.get(alertId);
        return entry == null ? List.of() : List.copyOf(entry.history.values());
    }

    /** In no order. */
    public synchronized Collection<Alert> all() {
        List<Alert> all = new ArrayList<>(entries.size());
        entries.values().forEach(entry -> all.add(entry.present));
        return all;
    }

    /** An eighth at once, so that it is not sorted for each new one. */
    private void makeRoom() {
        if (entries.size() <= capacity) {
            return;
        }
        entries.values().stream()
                .map(entry -> entry.present)
                .sorted(
                        Comparator.<Alert>comparingInt(
                                        alert -> alert.getState() == Alert.State.NORMAL ? 0 : 1)
                                .thenComparing(alert -> alert.getTimestamp().getSeconds()))
                .limit(capacity / 8 + 1L)
                .map(Alert::getAlertId)
                .toList()
                .forEach(entries::remove);
    }
}
