package io.atalaya.operators.rule;

import io.atalaya.operators.model.RuleSignal;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts one rule's signals: each coming-true and each being-over is one, and both at once is one.
 * What becomes of them is for the alarm stage to count.
 */
final class RuleMetrics {
    static final String NUM_SIGNALS = "numSignals";
    static final String NUM_SIGNALS_OVER = "numSignalsOver";

    private final Counter signals;
    private final Counter over;

    RuleMetrics(MetricGroup operator, String ruleId) {
        MetricGroup rule = operator.addGroup("rule", ruleId);
        signals = rule.counter(NUM_SIGNALS);
        over = rule.counter(NUM_SIGNALS_OVER);
    }

    void signalled(RuleSignal signal) {
        signals.inc();
        if (!signal.holds()) {
            over.inc();
        }
    }
}
