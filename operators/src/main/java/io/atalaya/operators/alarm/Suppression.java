package io.atalaya.operators.alarm;

import io.atalaya.operators.model.RuleSignal;
import java.util.List;

/** Which rule suppresses an alarm by design at present. */
final class Suppression {
    private final AlarmRules rules;
    private final AlarmBook book;

    Suppression(AlarmRules rules, AlarmBook book) {
        this.rules = rules;
        this.book = book;
    }

    /** The rule that suppresses alarms like this now, the first that is named; empty for none. */
    String suppressorOf(RuleSignal signal) {
        List<String> named = rules.of(signal.ruleId()).config().suppressedBy();
        if (named.isEmpty()) {
            return "";
        }
        List<Alarm> holding = book.all().stream().filter(alarm -> alarm.life().holds()).toList();
        return named.stream()
                .filter(rule -> !book.isOutOfService(rule))
                .filter(rule -> holding.stream().anyMatch(a -> suppresses(rule, a, signal)))
                .findFirst()
                .orElse("");
    }

    private boolean suppresses(String ruleId, Alarm alarm, RuleSignal signal) {
        RuleSignal by = alarm.alert().signal();
        boolean ofSourceOnly = rules.of(ruleId).aboutItsSource();
        return by.ruleId().equals(ruleId)
                && by.area().equals(signal.area())
                && (!ofSourceOnly || by.sourceId().equals(signal.sourceId()));
    }
}
