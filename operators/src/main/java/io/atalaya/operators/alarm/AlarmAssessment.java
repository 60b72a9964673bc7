package io.atalaya.operators.alarm;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.RuleSignal;
import java.time.Instant;
import java.util.List;

/**
 * Watches how much the alarms ask of the operators at present. It begins anew with the process: ten
 * minutes are soon known again.
 */
final class AlarmAssessment {
    private final AlarmStatistics statistics;
    private final AlarmMetrics metrics;

    AlarmAssessment(int operators, AlarmMetrics metrics) {
        this.statistics = new AlarmStatistics(operators);
        this.metrics = metrics;
    }

    void alerted(Alert alert) {
        metrics.alerted(alert);
        if (Annunciation.isOne(alert.state(), alert.handling().change())) {
            RuleSignal signal = alert.signal();
            statistics.add(
                    new Annunciation(
                            alert.handling().changedAt(),
                            signal.ruleId(),
                            String.join(" ", signal.area(), signal.sourceId(), signal.subject())));
        }
    }

    /** Counts anew; the metrics say it from then on. */
    void assess(List<Alarm> alarms, Instant now) {
        Instant from = now.minus(AlarmStatistics.INTERVAL).plusMillis(1);
        statistics.forgetBefore(from);
        int stale = (int) alarms.stream().filter(alarm -> isStale(alarm, now)).count();
        metrics.assessed(statistics.report(from, now.plusMillis(1)), stale);
    }

    private static boolean isStale(Alarm alarm, Instant now) {
        LifeState state = alarm.life().state();
        boolean seen = state != LifeState.NORMAL && !state.isCovered();
        Instant start = alarm.alert().signal().start();
        return seen && !start.plus(AlarmStatistics.STALE).isAfter(now);
    }
}
