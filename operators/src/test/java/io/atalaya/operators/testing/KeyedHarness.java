package io.atalaya.operators.testing;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** A function on a stream keyed by a string, with generic types off as in the real job. */
public final class KeyedHarness<I, O> extends KeyedOneInputStreamOperatorTestHarness<String, I, O> {
    private KeyedHarness(KeyedProcessFunction<String, I, O> function, KeySelector<I, String> key)
            throws Exception {
        super(new KeyedProcessOperator<>(function), key, Types.STRING);
        getExecutionConfig()
                .getSerializerConfig()
                .configure(
                        new Configuration().set(PipelineOptions.GENERIC_TYPES, false),
                        KeyedHarness.class.getClassLoader());
    }

    public static <I, O> KeyedHarness<I, O> open(
            KeyedProcessFunction<String, I, O> function, KeySelector<I, String> key)
            throws Exception {
        KeyedHarness<I, O> harness = new KeyedHarness<>(function, key);
        harness.open();
        return harness;
    }

    /** Goes on from where another harness stood when it took the snapshot. */
    public static <I, O> KeyedHarness<I, O> restore(
            OperatorSubtaskState snapshot,
            KeyedProcessFunction<String, I, O> function,
            KeySelector<I, String> key)
            throws Exception {
        KeyedHarness<I, O> harness = new KeyedHarness<>(function, key);
        harness.initializeState(snapshot);
        harness.open();
        return harness;
    }

    /** The time of the record does not matter: ours is inside it. */
    public void process(I element) throws Exception {
        processElement(element, 0);
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
