package io.atalaya.operators.rule;

import io.atalaya.operators.model.RuleSignal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.MapState;
import org.jspecify.annotations.Nullable;

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

    /** In one area, where it has a ready-made condition. */
    void end(Rule rule, String area, MapState<String, Watch> watches) throws Exception {
        String prefix = name + '\n';
        Map<String, Watch> ended = new HashMap<>();
        for (Map.Entry<String, Watch> entry : watches.entries()) {
            if (entry.getKey().startsWith(prefix)) {
                ended.put(entry.getKey(), entry.getValue());
            }
        }
        for (Map.Entry<String, Watch> entry : ended.entrySet()) {
            watches.remove(entry.getKey());
            RuleSignal over = over(rule, area, entry.getKey(), entry.getValue());
            if (over != null) {
                out.accept(over);
            }
        }
    }

    private @Nullable RuleSignal over(Rule rule, String area, String key, Watch watch) {
        if (!watch.raised()) {
            return null;
        }
        Instant start = rule.condition().startOf(watch);
        String about = key.substring(name.length() + 1);
        int end = about.indexOf('\n');
        return SignalWriter.write(
                rule,
                new Occurrence(
                        area,
                        end < 0 ? about : about.substring(0, end),
                        watch.what(),
                        start,
                        now.isBefore(start) ? start : now,
                        List.of(),
                        watch.frameId().isEmpty() ? List.of() : List.of(watch.frameId()),
                        new ArrayList<>(watch.zoneEvents()),
                        null,
                        Map.of()));
    }
}
