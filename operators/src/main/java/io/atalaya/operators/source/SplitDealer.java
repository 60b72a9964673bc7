package io.atalaya.operators.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/**
 * Deals splits, one a camera or a sensor, out to the readers, in turn. What a checkpoint held comes
 * back with the readers' own state; what is new in the configuration is dealt out then.
 *
 * @param <S> whose id is the name in the configuration
 */
public final class SplitDealer<S extends SourceSplit> implements SplitEnumerator<S, DealtSplits> {
    // configuration
    private final SplitEnumeratorContext<S> context;
    private final List<S> unread;

    // runtime
    private final Set<String> assigned;
    private final Map<Integer, List<S>> waiting = new TreeMap<>();

    /**
     * Deals what the readers do not have yet.
     *
     * @param unread a split from its beginning for each that is configured
     */
    public SplitDealer(SplitEnumeratorContext<S> context, List<S> unread, DealtSplits restored) {
        this.context = context;
        this.unread = List.copyOf(unread);
        this.assigned = new HashSet<>(restored.assigned());
    }

    @Override
    public void start() {
        for (int i = 0; i < unread.size(); i++) {
            S split = unread.get(i);
            if (!assigned.contains(split.splitId())) {
                await(i % context.currentParallelism(), split);
            }
        }
    }

    private void await(int reader, S split) {
        waiting.computeIfAbsent(reader, r -> new ArrayList<>()).add(split);
    }

    @Override
    public void addReader(int reader) {
        List<S> splits = waiting.remove(reader);
        if (splits != null) {
            for (S split : splits) {
                context.assignSplit(split, reader);
                assigned.add(split.splitId());
            }
        }
        context.signalNoMoreSplits(reader);
    }

    @Override
    public void addSplitsBack(List<S> splits, int reader) {
        for (S split : splits) {
            assigned.remove(split.splitId());
            await(reader, split);
        }
    }

    @Override
    public void handleSplitRequest(int reader, @Nullable String host) {
        // Readers do not ask: each gets its own when it registers.
    }

    @Override
    public DealtSplits snapshotState(long checkpointId) {
        return new DealtSplits(assigned);
    }

    @Override
    public void close() {
        // Holds nothing that needs closing.
    }
}
