package io.atalaya.operators.alarm;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.AlertChange;
import io.atalaya.operators.model.AlertHandling;
import io.atalaya.operators.model.AlertState;
import io.atalaya.operators.model.RuleSignal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The alarm stage. You need it to make alerts with ids and revisions of what rules say.
 *
 * <ul>
 *   <li>In: the rules' signals, under one key for the whole site: alarms are few, and what
 *       operators do has one order.
 *   <li>Out: alerts, a revision for each change.
 *   <li>State: {@code alarm-revisions}, the last revision of each open alert, gone when it has
 *       ended.
 *   <li>Threads: the task's only.
 * </ul>
 */
public final class AlarmFunction extends KeyedProcessFunction<String, RuleSignal, Alert> {
    /** All of a site's alarms lie under it; another one would lose those of a checkpoint. */
    public static final String ONE_KEY = "alarms";

    private static final long serialVersionUID = 1L;

    // runtime
    private transient @Nullable MapState<String, Integer> revisions;
    private transient @Nullable Map<String, AlarmMetrics> metricsByRule;

    @Override
    public void open(OpenContext context) {
        revisions =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "alarm-revisions",
                                        TypeInformation.of(String.class),
                                        TypeInformation.of(Integer.class)));
        metricsByRule = new HashMap<>();
    }

    @Override
    public void processElement(RuleSignal signal, Context context, Collector<Alert> out)
            throws Exception {
        Alert alert = alert(signal);
        metrics(signal.ruleId()).alerted(alert);
        out.collect(alert);
    }

    private Alert alert(RuleSignal signal) throws Exception {
        String id = AlertId.of(signal);
        int revision = nextRevision(id, signal.holds());
        Instant end = signal.end();
        return end == null
                ? new Alert(
                        id,
                        revision,
                        AlertState.UNACKNOWLEDGED,
                        signal,
                        AlertHandling.byItself(AlertChange.RAISE, signal.start()))
                : new Alert(
                        id,
                        revision,
                        AlertState.RETURNED_UNACKNOWLEDGED,
                        signal,
                        AlertHandling.byItself(AlertChange.RETURN, end));
    }

    private int nextRevision(String alertId, boolean staysOpen) throws Exception {
        MapState<String, Integer> state = requireNonNull(revisions, "not open");
        Integer last = state.get(alertId);
        int next = last == null ? 1 : last + 1;
        if (staysOpen) {
            state.put(alertId, next);
        } else if (last != null) {
            state.remove(alertId);
        }
        return next;
    }

    private AlarmMetrics metrics(String ruleId) {
        return requireNonNull(metricsByRule, "not open")
                .computeIfAbsent(
                        ruleId, id -> new AlarmMetrics(getRuntimeContext().getMetricGroup(), id));
    }
}
