package io.atalaya.operators.rule;

import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.rule.language.AreaWords;
import io.atalaya.operators.rule.language.PressSite;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.operators.rule.present.AreaFact;
import io.atalaya.operators.rule.present.AreaFacts;
import io.atalaya.operators.testing.BroadcastHarness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.jspecify.annotations.Nullable;

/**
 * The rule stage in a harness, with rules of area "press"; a changed rule is written as its when.
 */
final class WhenStage implements AutoCloseable {
    /** Only one camera, so that one frame is all there is to know. */
    static final AreaWords AREA =
            new AreaWords(
                    "press", List.of(PressSite.AREA.cameras().get(0)), PressSite.AREA.sensors());

    static final SiteWords SITE =
            new SiteWords(
                    List.of(AREA),
                    PressSite.SITE.detectors(),
                    PressSite.SITE.shifts(),
                    PressSite.SITE.timeZone());

    private BroadcastHarness<AreaFact, RuleChange, RuleSignal> harness;

    private WhenStage(@Nullable OperatorSubtaskState snapshot, List<RuleConfig> rules)
            throws Exception {
        harness = harness(snapshot, rules);
    }

    static WhenStage open(RuleConfig... rules) throws Exception {
        return new WhenStage(null, List.of(rules));
    }

    WhenStage tell(AreaFact... facts) throws Exception {
        for (AreaFact fact : facts) {
            harness.process(fact);
        }
        return this;
    }

    /** Everything up to this second has come. */
    WhenStage reach(double second) throws Exception {
        harness.advanceTo(AreaFacts.second(second).toEpochMilli());
        return this;
    }

    /** Nothing more comes. */
    WhenStage end() throws Exception {
        harness.advanceTo(Long.MAX_VALUE);
        return this;
    }

    WhenStage change(String name, String yaml) throws Exception {
        harness.broadcast(new RuleChange(name, yaml));
        return this;
    }

    /** Takes a snapshot and goes on from it; the signals so far are gone. */
    WhenStage restart(RuleConfig... rules) throws Exception {
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = harness(snapshot, List.of(rules));
        return this;
    }

    List<RuleSignal> signals() {
        return new ArrayList<>(harness.extractOutputValues());
    }

    /** Such as {@code hot 3.0+} when it came true at second 3, {@code hot 3.0-7.5} when over. */
    List<String> story() {
        return signals().stream().map(WhenStage::told).toList();
    }

    int timers() {
        return harness.numEventTimeTimers();
    }

    int stateEntries() {
        return harness.numKeyedStateEntries();
    }

    static String told(RuleSignal signal) {
        String start = signal.ruleId() + " " + seconds(signal.start());
        return signal.end() == null ? start + "+" : start + "-" + seconds(signal.end());
    }

    private static double seconds(Instant at) {
        return Duration.between(AreaFacts.START, at).toMillis() / 1000.0;
    }

    @Override
    public void close() {
        harness.close();
    }

    static BroadcastHarness<AreaFact, RuleChange, RuleSignal> harness(
            @Nullable OperatorSubtaskState snapshot, List<RuleConfig> rules) throws Exception {
        return harness(snapshot, rules, SITE, 1, 0);
    }

    static BroadcastHarness<AreaFact, RuleChange, RuleSignal> harness(
            @Nullable OperatorSubtaskState snapshot,
            List<RuleConfig> rules,
            SiteWords site,
            int subtasks,
            int subtask)
            throws Exception {
        return BroadcastHarness.open(
                snapshot,
                new RuleFunction(rules, site, new ShortRules()),
                RuleFunction.CHANGES,
                AreaFact::area,
                subtasks,
                subtask);
    }
}
