package io.atalaya.operators.rule;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts what does not go by rule. A fact is late when it is older than what its area has already
 * looked at; it is taken in all the same. Many late facts mean that a clock is wrong, or that the
 * way of some messages takes longer than the inputs allow for.
 */
final class RuleStageMetrics {
    static final String NUM_LATE_FACTS = "numLateFacts";
    static final String NUM_RULE_CHANGES = "numRuleChanges";

    private final Counter lateFacts;
    private final Counter ruleChanges;

    RuleStageMetrics(MetricGroup operator) {
        lateFacts = operator.counter(NUM_LATE_FACTS);
        ruleChanges = operator.counter(NUM_RULE_CHANGES);
    }

    void factWasLate() {
        lateFacts.inc();
    }

    void ruleChanged() {
        ruleChanges.inc();
    }
}
