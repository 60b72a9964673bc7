package io.atalaya.operators.rule;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.Frame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The rule stage. You need it to be told when something is so, and no longer so.
 *
 * <ul>
 *   <li>In: frames with zones, and the health of cameras, both keyed by {@code area}; each camera's
 *       in order.
 *   <li>Out: alerts, a revision when a condition comes true and another when it is over.
 *   <li>State: {@code rule-watches}, what may come true or is true, gone when it is over; {@code
 *       rule-revisions}, the last revision of each open alert, gone when it has ended.
 *   <li>Threads: the task's only. Time is that of the facts; there are no timers.
 * </ul>
 */
public final class RuleFunction extends KeyedCoProcessFunction<String, Frame, CameraHealth, Alert> {
    private static final long serialVersionUID = 1L;

    // configuration
    private final ArrayList<RuleConfig> configs;

    // runtime
    private transient @Nullable List<OpenRule> rules;
    private transient @Nullable MapState<String, Integer> revisions;

    private record OpenRule(Rule rule, WatchBook watches, RuleMetrics metrics) {}

    public RuleFunction(List<RuleConfig> rules) {
        this.configs = new ArrayList<>(rules);
        Set<String> names = new HashSet<>();
        for (RuleConfig rule : rules) {
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException(
                        "rules need different names; '" + rule.name() + "' is there twice");
            }
        }
    }

    @Override
    public void open(OpenContext context) {
        MapState<String, Watch> watches =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "rule-watches",
                                        TypeInformation.of(String.class),
                                        TypeInformation.of(Watch.class)));
        revisions =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "rule-revisions",
                                        TypeInformation.of(String.class),
                                        TypeInformation.of(Integer.class)));
        rules = configs.stream().map(config -> openRule(config, watches)).toList();
    }

    @Override
    public void processElement1(Frame frame, Context context, Collector<Alert> out)
            throws Exception {
        List<Occurrence> found = new ArrayList<>();
        for (OpenRule open : requireNonNull(rules, "not open")) {
            if (open.rule().config().holdsFor(frame.info().cameraId())) {
                open.rule().condition().onFrame(frame, open.watches(), found::add);
                alert(open, found, out);
            }
        }
    }

    @Override
    public void processElement2(CameraHealth health, Context context, Collector<Alert> out)
            throws Exception {
        List<Occurrence> found = new ArrayList<>();
        for (OpenRule open : requireNonNull(rules, "not open")) {
            if (open.rule().config().holdsFor(health.cameraId())) {
                open.rule().condition().onHealth(health, open.watches(), found::add);
                alert(open, found, out);
            }
        }
    }

    private void alert(OpenRule open, List<Occurrence> found, Collector<Alert> out)
            throws Exception {
        for (Occurrence occurrence : found) {
            String alertId = AlertWriter.idOf(open.rule(), occurrence);
            int revision = nextRevision(alertId, occurrence.end() == null);
            Alert alert = AlertWriter.write(open.rule(), occurrence, revision);
            open.metrics().alerted(alert);
            out.collect(alert);
        }
        found.clear();
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

    private OpenRule openRule(RuleConfig config, MapState<String, Watch> watches) {
        return new OpenRule(
                new Rule(config),
                new WatchBookInState(watches, config.name()),
                new RuleMetrics(getRuntimeContext().getMetricGroup(), config.name()));
    }
}
