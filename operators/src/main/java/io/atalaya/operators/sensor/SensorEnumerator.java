package io.atalaya.operators.sensor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/**
 * Deals the sensors out to the readers, in turn. What a checkpoint held comes back with the
 * readers' own state; sensors that are new in the configuration are dealt out then.
 */
final class SensorEnumerator implements SplitEnumerator<SensorSplit, SensorEnumeratorState> {
    // configuration
    private final SplitEnumeratorContext<SensorSplit> context;
    private final List<String> sensorIds;

    // runtime
    private final Set<String> assigned;
    private final Map<Integer, List<SensorSplit>> waiting = new TreeMap<>();

    SensorEnumerator(
            SplitEnumeratorContext<SensorSplit> context,
            List<String> sensorIds,
            SensorEnumeratorState restored) {
        this.context = context;
        this.sensorIds = List.copyOf(sensorIds);
        this.assigned = new HashSet<>(restored.assigned());
    }

    @Override
    public void start() {
        for (int i = 0; i < sensorIds.size(); i++) {
            String sensorId = sensorIds.get(i);
            if (!assigned.contains(sensorId)) {
                await(i % context.currentParallelism(), SensorSplit.unread(sensorId));
            }
        }
    }

    private void await(int reader, SensorSplit split) {
        waiting.computeIfAbsent(reader, r -> new ArrayList<>()).add(split);
    }

    @Override
    public void addReader(int reader) {
        List<SensorSplit> splits = waiting.remove(reader);
        if (splits != null) {
            for (SensorSplit split : splits) {
                context.assignSplit(split, reader);
                assigned.add(split.sensorId());
            }
        }
        context.signalNoMoreSplits(reader);
    }

    @Override
    public void addSplitsBack(List<SensorSplit> splits, int reader) {
        for (SensorSplit split : splits) {
            assigned.remove(split.sensorId());
            await(reader, split);
        }
    }

    @Override
    public void handleSplitRequest(int reader, @Nullable String host) {
        // Readers do not ask: each gets its sensors when it registers.
    }

    @Override
    public SensorEnumeratorState snapshotState(long checkpointId) {
        return new SensorEnumeratorState(assigned);
    }

    @Override
    public void close() {
        // Holds nothing that needs closing.
    }
}
