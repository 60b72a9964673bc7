package io.atalaya.operators.camera;

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
 * Deals the cameras out to the readers, in turn. What a checkpoint held comes back with the
 * readers' own state; cameras that are new in the configuration are dealt out then.
 */
final class CameraEnumerator implements SplitEnumerator<CameraSplit, CameraEnumeratorState> {
    // configuration
    private final SplitEnumeratorContext<CameraSplit> context;
    private final List<String> cameraIds;

    // runtime
    private final Set<String> assigned;
    private final Map<Integer, List<CameraSplit>> waiting = new TreeMap<>();

    CameraEnumerator(
            SplitEnumeratorContext<CameraSplit> context,
            List<String> cameraIds,
            CameraEnumeratorState restored) {
        this.context = context;
        this.cameraIds = List.copyOf(cameraIds);
        this.assigned = new HashSet<>(restored.assigned());
    }

    @Override
    public void start() {
        for (int i = 0; i < cameraIds.size(); i++) {
            String cameraId = cameraIds.get(i);
            if (!assigned.contains(cameraId)) {
                await(i % context.currentParallelism(), CameraSplit.unread(cameraId));
            }
        }
    }

    private void await(int reader, CameraSplit split) {
        waiting.computeIfAbsent(reader, r -> new ArrayList<>()).add(split);
    }

    @Override
    public void addReader(int reader) {
        List<CameraSplit> splits = waiting.remove(reader);
        if (splits != null) {
            for (CameraSplit split : splits) {
                context.assignSplit(split, reader);
                assigned.add(split.cameraId());
            }
        }
        context.signalNoMoreSplits(reader);
    }

    @Override
    public void addSplitsBack(List<CameraSplit> splits, int reader) {
        for (CameraSplit split : splits) {
            assigned.remove(split.cameraId());
            await(reader, split);
        }
    }

    @Override
    public void handleSplitRequest(int reader, @Nullable String host) {
        // Readers do not ask: each gets its cameras when it registers.
    }

    @Override
    public CameraEnumeratorState snapshotState(long checkpointId) {
        return new CameraEnumeratorState(assigned);
    }

    @Override
    public void close() {
        // Holds nothing that needs closing.
    }
}
