package io.atalaya.operators.testing;

import java.util.List;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** A function on a stream keyed by a string and a broadcast one, with generic types off. */
public final class BroadcastHarness<A, B, O>
        extends KeyedTwoInputStreamOperatorTestHarness<String, A, B, O> {
    private BroadcastHarness(
            KeyedBroadcastProcessFunction<String, A, B, O> function,
            MapStateDescriptor<?, ?> broadcast,
            KeySelector<A, String> key,
            int maxParallelism,
            int subtasks,
            int subtask)
            throws Exception {
        super(
                new CoBroadcastWithKeyedOperator<>(function, List.of(broadcast)),
                key,
                null,
                Types.STRING,
                maxParallelism,
                subtasks,
                subtask);
        getExecutionConfig()
                .getSerializerConfig()
                .configure(
                        new Configuration().set(PipelineOptions.GENERIC_TYPES, false),
                        BroadcastHarness.class.getClassLoader());
    }

    /** Begins anew, or goes on from where others stood when they took the snapshot. */
    public static <A, B, O> BroadcastHarness<A, B, O> open(
            @Nullable OperatorSubtaskState snapshot,
            KeyedBroadcastProcessFunction<String, A, B, O> function,
            MapStateDescriptor<?, ?> broadcast,
            KeySelector<A, String> key,
            int subtasks,
            int subtask)
            throws Exception {
        BroadcastHarness<A, B, O> harness =
                new BroadcastHarness<>(function, broadcast, key, 128, subtasks, subtask);
        if (snapshot != null) {
            harness.initializeState(snapshot);
        }
        harness.open();
        return harness;
    }

    public void process(A element) throws Exception {
        processElement1(new StreamRecord<>(element));
    }

    public void broadcast(B element) throws Exception {
        processElement2(new StreamRecord<>(element));
    }

    /** Both inputs have come so far. */
    public void advanceTo(long millis) throws Exception {
        processWatermark1(new Watermark(millis));
        processWatermark2(new Watermark(millis));
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (Exception e) {
            throw new AssertionError("the function could not be closed", e);
        }
    }
}
