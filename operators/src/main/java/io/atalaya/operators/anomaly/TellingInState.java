package io.atalaya.operators.anomaly;

import io.atalaya.operators.model.Anomaly;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * Anomalies of the series at hand that are told when their time has come. A series' readings are
 * worked off together, and what all series have to tell must leave in the order of event time: so
 * each waits for its own timer, which comes before the watermark goes on.
 */
final class TellingInState {
    private final ListState<Told> waiting;

    /**
     * State.
     *
     * @param millis of event time, when it became known
     */
    public record Told(Anomaly anomaly, long millis) {}

    TellingInState(RuntimeContext context) {
        waiting =
                context.getListState(
                        new ListStateDescriptor<>("anomaly-told", TypeInformation.of(Told.class)));
    }

    void tellAt(long millis, Anomaly anomaly, TimerService timers) {
        try {
            waiting.add(new Told(anomaly, millis));
        } catch (Exception e) {
            throw new FlinkRuntimeException("state anomaly-told cannot be written", e);
        }
        timers.registerEventTimeTimer(millis);
    }

    /** Tells what became known up to this millisecond. */
    void tellUpTo(long millis, Consumer<Anomaly> out) throws Exception {
        List<Told> rest = new ArrayList<>();
        List<Anomaly> due = new ArrayList<>();
        for (Told told : waiting.get()) {
            if (told.millis() <= millis) {
                due.add(told.anomaly());
            } else {
                rest.add(told);
            }
        }
        if (due.isEmpty()) {
            return;
        }
        if (rest.isEmpty()) {
            waiting.clear();
        } else {
            waiting.update(rest);
        }
        due.forEach(out);
    }
}
