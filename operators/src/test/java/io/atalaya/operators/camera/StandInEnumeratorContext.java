package io.atalaya.operators.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** Remembers what an enumerator assigns. */
final class StandInEnumeratorContext implements SplitEnumeratorContext<CameraSplit> {
    private final int parallelism;
    private final Map<Integer, List<String>> assigned = new TreeMap<>();
    private final List<Integer> complete = new ArrayList<>();

    StandInEnumeratorContext(int parallelism) {
        this.parallelism = parallelism;
    }

    List<String> camerasOf(int reader) {
        return assigned.getOrDefault(reader, List.of());
    }

    List<Integer> toldThatNoMoreCome() {
        return complete;
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
        return UnregisteredMetricsGroup.createSplitEnumeratorMetricGroup();
    }

    @Override
    public void sendEventToSourceReader(int reader, SourceEvent event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int currentParallelism() {
        return parallelism;
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
        return Map.of();
    }

    @Override
    public void assignSplits(SplitsAssignment<CameraSplit> assignment) {
        assignment
                .assignment()
                .forEach(
                        (reader, splits) ->
                                splits.forEach(
                                        split ->
                                                assigned.computeIfAbsent(
                                                                reader, r -> new ArrayList<>())
                                                        .add(split.cameraId())));
    }

    @Override
    public void signalNoMoreSplits(int reader) {
        complete.add(reader);
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> void callAsync(
            Callable<T> callable,
            BiConsumer<T, Throwable> handler,
            long initialDelayMillis,
            long periodMillis) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void runInCoordinatorThread(Runnable work) {
        work.run();
    }
}
