package io.atalaya.operators.alarm;

import io.atalaya.operators.model.RuleSignal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which rule suppresses an alarm by design at present. */
final class Suppression {
    private final Map<String, AlarmRule> rules;
    private final Set<String> suppressors;
    private final AlarmBook book;

    Suppression(Map<String, AlarmRule> rules, AlarmBook book) {
        this.rules = rules;
        this.suppressors =
                rules.values().stream()
                        .flatMap(rule -> rule.config().suppressedBy().stream())
                        .collect(Collectors.toSet());
        this.book = book;
    }

    /** Whether what becomes of this rule's alarms matters to others. */
    boolean dependsOn(String ruleId) {
        return suppressors.contains(ruleId);
    }

    /** The rule that suppresses alarms like this now, the first that is named; empty for none. */
    String suppressorOf(RuleSignal signal) {
        List<String> named =
                rules.getOrDefault(signal.ruleId(), AlarmRule.DEFAULT).config().suppressedBy();
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
        boolean ofSourceOnly = rules.getOrDefault(ruleId, AlarmRule.DEFAULT).aboutItsSource();
        return by.ruleId().equals(ruleId)
                && by.area().equals(signal.area())
                && (!ofSourceOnly || by.sourceId().equals(signal.sourceId()));
    }
}
