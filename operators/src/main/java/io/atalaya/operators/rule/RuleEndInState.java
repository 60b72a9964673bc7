package io.atalaya.operators.rule;

import io.atalaya.operators.model.RuleSignal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.MapState;

/** Ends all that a rule has told and that still lasts, because the rule itself is changed. */
final class RuleEndInState {
    private final String name;
    private final Instant now;
    private final Consumer<RuleSignal> out;

    RuleEndInState(String name, long watermark, Consumer<RuleSignal> out) {
        this.name = name;
        // Before the first watermark nothing is known of the time; what began then ends at once.
        this.now = watermark == Long.MIN_VALUE ? Instant.MIN : Instant.ofEpochMilli(watermark);
        this.out = out;
    }

    /** In one area, where it has an expression for a condition. */
    void end(MapState<String, RuleStanding> standings) throws Exception {
        RuleStanding standing = standings.get(name);
        standings.remove(name);
        RuleSignal open = standing == null ? null : standing.open();
        if (open != null) {
            out.accept(SignalJoiner.over(open, now));
        }
    }

    /** In one area, where it has a ready-made condition: what that keeps an eye on. */
    void forget(MapState<String, Watch> watches) throws Exception {
        for (String key : keys(watches)) {
            if (WatchBookInState.ruleOf(key).equals(name)) {
                watches.remove(key);
            }
        }
    }

    /** In one area, where it has a ready-made condition: what it has told. */
    void endAll(MapState<String, RuleSignal> open) throws Exception {
        for (String key : keys(open)) {
            RuleSignal signal = open.get(key);
            if (signal.ruleId().equals(name)) {
                open.remove(key);
                out.accept(SignalJoiner.over(signal, now));
            }
        }
    }

    private static List<String> keys(MapState<String, ?> state) throws Exception {
        List<String> keys = new ArrayList<>();
        state.keys().forEach(keys::add);
        return keys;
    }
}
