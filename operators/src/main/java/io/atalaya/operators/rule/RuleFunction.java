package io.atalaya.operators.rule;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.RuleSignal;
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
 *   <li>Out: signals, one when a condition comes true and another when it is over.
 *   <li>State: {@code rule-watches}, what may come true or is true, gone when it is over.
 *   <li>Threads: the task's only. Time is that of the facts; there are no timers.
 * </ul>
 */
public final class RuleFunction
        extends KeyedCoProcessFunction<String, Frame, CameraHealth, RuleSignal> {
    private static final long serialVersionUID = 1L;

    // configuration
    private final ArrayList<RuleConfig> configs;

    // runtime
    private transient @Nullable List<OpenRule> rules;

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
        rules = configs.stream().map(config -> openRule(config, watches)).toList();
    }

    @Override
    public void processElement1(Frame frame, Context context, Collector<RuleSignal> out)
            throws Exception {
        List<Occurrence> found = new ArrayList<>();
        for (OpenRule open : requireNonNull(rules, "not open")) {
            if (open.rule().config().holdsFor(frame.info().cameraId())) {
                open.rule().condition().onFrame(frame, open.watches(), found::add);
                signal(open, found, out);
            }
        }
    }

    @Override
    public void processElement2(CameraHealth health, Context context, Collector<RuleSignal> out)
            throws Exception {
        List<Occurrence> found = new ArrayList<>();
        for (OpenRule open : requireNonNull(rules, "not open")) {
            if (open.rule().config().holdsFor(health.cameraId())) {
                open.rule().condition().onHealth(health, open.watches(), found::add);
                signal(open, found, out);
            }
        }
    }

    private static void signal(OpenRule open, List<Occurrence> found, Collector<RuleSignal> out) {
        for (Occurrence occurrence : found) {
            RuleSignal signal = SignalWriter.write(open.rule(), occurrence);
            open.metrics().signalled(signal);
            out.collect(signal);
        }
        found.clear();
    }

    private OpenRule openRule(RuleConfig config, MapState<String, Watch> watches) {
        return new OpenRule(
                new Rule(config),
                new WatchBookInState(watches, config.name()),
                new RuleMetrics(getRuntimeContext().getMetricGroup(), config.name()));
    }
}
