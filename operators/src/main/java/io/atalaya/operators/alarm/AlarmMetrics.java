package io.atalaya.operators.alarm;

import io.atalaya.operators.model.Alert;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts alarms as ISA-18.2 does; see {@link AlarmStatistics}. {@code numAlertsEnded} follows
 * {@code numAlertsRaised} of a rule; the difference is how many of its conditions hold now. Alert
 * on {@code alarmFlood} being 1: nobody can act on so many.
 */
final class AlarmMetrics {
    static final String NUM_ALERTS_RAISED = "numAlertsRaised";
    static final String NUM_ALERTS_ENDED = "numAlertsEnded";
    static final String NUM_ANNUNCIATED = "numAlarmsAnnunciated";
    static final String PER_OPERATOR = "alarmsPerOperator";
    static final String FLOOD = "alarmFlood";
    static final String CHATTERING = "numAlarmsChattering";
    static final String STALE = "numAlarmsStale";

    private final MetricGroup site;
    private final Map<String, OfRule> ofRules = new HashMap<>();

    // Written by the task, read by whoever reports.
    private volatile double perOperator;
    private volatile boolean flood;
    private volatile int chattering;
    private volatile int stale;

    private record OfRule(Counter raised, Counter ended, Counter annunciated) {}

    AlarmMetrics(MetricGroup site) {
        this.site = site;
        site.gauge(PER_OPERATOR, () -> perOperator);
        site.gauge(FLOOD, () -> flood ? 1 : 0);
        site.gauge(CHATTERING, () -> chattering);
        site.gauge(STALE, () -> stale);
    }

    void alerted(Alert alert) {
        OfRule rule = ofRules.computeIfAbsent(alert.signal().ruleId(), this::ofRule);
        switch (alert.handling().change()) {
            case RAISE, RAISE_AGAIN -> rule.raised().inc();
            case RETURN -> rule.ended().inc();
            default -> {}
        }
        if (Annunciation.isOne(alert.state(), alert.handling().change())) {
            rule.annunciated().inc();
        }
    }

    /** How it is now, over the last ten minutes. */
    void assessed(AlarmStatistics.Report report, int stale) {
        perOperator = report.peakPer10Minutes();
        flood = report.floodShare() > 0;
        chattering = report.chattering().size();
        this.stale = stale;
    }

    private OfRule ofRule(String ruleId) {
        MetricGroup group = site.addGroup("rule", ruleId);
        return new OfRule(
                group.counter(NUM_ALERTS_RAISED),
                group.counter(NUM_ALERTS_ENDED),
                group.counter(NUM_ANNUNCIATED));
    }
}
