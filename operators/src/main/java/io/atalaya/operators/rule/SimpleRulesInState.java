package io.atalaya.operators.rule;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.rule.present.AreaFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/** Asks the rules with ready-made conditions, each with its own watches in the area's state. */
final class SimpleRulesInState {
    private final MapState<String, Watch> watches;
    private final MapState<String, RuleSignal> open;

    /**
     * @param open what was told and is not over, so that it can be ended without its rule
     */
    SimpleRulesInState(MapState<String, Watch> watches, MapState<String, RuleSignal> open) {
        this.watches = watches;
        this.open = open;
    }

    void take(AreaFact fact, List<Rule> rules, Consumer<RuleSignal> out) {
        List<Occurrence> found = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.config().holdsFor(fact.area(), fact.sourceId())) {
                ask(rule, fact, found);
                found.forEach(one -> tell(SignalWriter.write(rule, one), out));
                found.clear();
            }
        }
    }

    /** Asks those whose time has come without any word of what they watch. */
    void advance(Instant now, String area, List<Rule> rules, Consumer<RuleSignal> out) {
        List<Occurrence> found = new ArrayList<>();
        for (Rule rule : rules) {
            WatchBook book = new WatchBookInState(watches, rule.config().name());
            for (Map.Entry<String, Instant> due : due(rule).entrySet()) {
                if (!due.getValue().isAfter(now)) {
                    rule.condition().onDue(area, due.getKey(), book, found::add);
                }
            }
            found.forEach(one -> tell(SignalWriter.write(rule, one), out));
            found.clear();
        }
    }

    /** When to {@link #advance} next; null where nothing waits for time. */
    @Nullable Instant nextDue(List<Rule> rules) {
        return rules.stream()
                .flatMap(rule -> due(rule).values().stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** When each thing that a rule watches comes true by time alone. */
    private Map<String, Instant> due(Rule rule) {
        try {
            Map<String, Instant> due = new TreeMap<>();
            for (Map.Entry<String, Watch> watched : watches.entries()) {
                String key = watched.getKey();
                boolean its = WatchBookInState.ruleOf(key).equals(rule.config().name());
                Instant at = its ? rule.condition().due(watched.getValue()) : null;
                if (at != null) {
                    due.put(key.substring(key.indexOf('\n') + 1), at);
                }
            }
            return due;
        } catch (Exception e) {
            throw failed(e);
        }
    }

    /** Of rules that an earlier start had, in another version or in no version now. */
    void endWhatNoLongerHolds(RulesInForce rules, Instant now, Consumer<RuleSignal> out) {
        try {
            Set<String> ended = new HashSet<>();
            List<RuleSignal> told = new ArrayList<>();
            open.values().forEach(told::add);
            for (RuleSignal signal : told) {
                if (!holds(rules.simple(signal.ruleId()), signal)) {
                    ended.add(signal.ruleId());
                    open.remove(key(signal));
                    out.accept(SignalJoiner.over(signal, now));
                }
            }
            List<String> keys = new ArrayList<>();
            watches.keys().forEach(keys::add);
            for (String key : keys) {
                String rule = WatchBookInState.ruleOf(key);
                if (ended.contains(rule) || rules.simple(rule) == null) {
                    watches.remove(key);
                }
            }
        } catch (Exception e) {
            throw failed(e);
        }
    }

    private static boolean holds(@Nullable Rule rule, RuleSignal signal) {
        return rule != null && rule.version().equals(signal.ruleVersion());
    }

    private void tell(RuleSignal signal, Consumer<RuleSignal> out) {
        try {
            if (signal.holds()) {
                open.put(key(signal), signal);
            } else {
                open.remove(key(signal));
            }
        } catch (Exception e) {
            throw failed(e);
        }
        out.accept(signal);
    }

    private static String key(RuleSignal signal) {
        return signal.ruleId() + '\n' + signal.sourceId() + '\n' + signal.subject();
    }

    private void ask(Rule rule, AreaFact fact, List<Occurrence> found) {
        WatchBook book = new WatchBookInState(watches, rule.config().name());
        switch (fact.kind()) {
            case FRAME -> rule.condition().onFrame(requireNonNull(fact.frame()), book, found::add);
            case CAMERA_HEALTH ->
                    rule.condition()
                            .onHealth(requireNonNull(fact.cameraHealth()), book, found::add);
            case READING, SENSOR_HEALTH, ANOMALY -> {}
        }
    }

    private static FlinkRuntimeException failed(Exception cause) {
        return new FlinkRuntimeException("the state of ready-made rules cannot be used", cause);
    }
}
