package io.atalaya.operators.alarm;

import io.atalaya.operators.model.Alert;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts one rule's alerts. {@code numAlertsEnded} follows {@code numAlertsRaised}; the difference
 * is how many conditions hold now. Many raised in a short time are a flood: look at the rule.
 */
final class AlarmMetrics {
    static final String NUM_ALERTS_RAISED = "numAlertsRaised";
    static final String NUM_ALERTS_ENDED = "numAlertsEnded";

    private final Counter raised;
    private final Counter ended;

    AlarmMetrics(MetricGroup operator, String ruleId) {
        MetricGroup rule = operator.addGroup("rule", ruleId);
        raised = rule.counter(NUM_ALERTS_RAISED);
        ended = rule.counter(NUM_ALERTS_ENDED);
    }

    void alerted(Alert alert) {
        if (alert.revision() == 1) {
            raised.inc();
        }
        if (alert.signal().end() != null) {
            ended.inc();
        }
    }
}
