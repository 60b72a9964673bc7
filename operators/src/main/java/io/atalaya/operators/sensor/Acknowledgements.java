package io.atalaya.operators.sensor;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Tells a connection what it need not hand over again: at once what the job took, or only what a
 * complete checkpoint holds.
 *
 * <p>Threads: the task's.
 */
final class Acknowledgements {
    private final boolean withCheckpoints;
    private final NavigableMap<Long, List<Runnable>> inCheckpoint = new TreeMap<>();
    private List<Runnable> sinceCheckpoint = new ArrayList<>();

    Acknowledgements(boolean withCheckpoints) {
        this.withCheckpoints = withCheckpoints;
    }

    /** The job took it. */
    void taken(Runnable acknowledge) {
        if (withCheckpoints) {
            sinceCheckpoint.add(acknowledge);
        } else {
            acknowledge.run();
        }
    }

    /** All that was taken is part of this checkpoint. */
    void snapshot(long checkpointId) {
        if (!sinceCheckpoint.isEmpty()) {
            inCheckpoint.put(checkpointId, sinceCheckpoint);
            sinceCheckpoint = new ArrayList<>();
        }
    }

    /** The checkpoint is complete, and holds what those before it were to hold that failed. */
    void complete(long checkpointId) {
        var safe = inCheckpoint.headMap(checkpointId, true);
        safe.values().forEach(all -> all.forEach(Runnable::run));
        safe.clear();
    }
}
