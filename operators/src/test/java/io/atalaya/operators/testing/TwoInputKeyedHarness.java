package io.atalaya.operators.testing;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** A function on two streams keyed by a string, with generic types off as in the real job. */
public final class TwoInputKeyedHarness<A, B, O>
        extends KeyedTwoInputStreamOperatorTestHarness<String, A, B, O> {
    private TwoInputKeyedHarness(
            KeyedCoProcessFunction<String, A, B, O> function,
            KeySelector<A, String> firstKey,
            KeySelector<B, String> secondKey)
            throws Exception {
        super(new KeyedCoProcessOperator<>(function), firstKey, secondKey, Types.STRING);
        getExecutionConfig()
                .getSerializerConfig()
                .configure(
                        new Configuration().set(PipelineOptions.GENERIC_TYPES, false),
                        TwoInputKeyedHarness.class.getClassLoader());
    }

    /** Begins anew, or goes on from where another harness stood when it took the snapshot. */
    public static <A, B, O> TwoInputKeyedHarness<A, B, O> open(
            @Nullable OperatorSubtaskState snapshot,
            KeyedCoProcessFunction<String, A, B, O> function,
            KeySelector<A, String> firstKey,
            KeySelector<B, String> secondKey)
            throws Exception {
        TwoInputKeyedHarness<A, B, O> harness =
                new TwoInputKeyedHarness<>(function, firstKey, secondKey);
        if (snapshot != null) {
            harness.initializeState(snapshot);
        }
        harness.open();
        return harness;
    }

    public void processFirst(A element) throws Exception {
        processElement1(new StreamRecord<>(element));
    }

    public void processSecond(B element) throws Exception {
        processElement2(new StreamRecord<>(element));
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
