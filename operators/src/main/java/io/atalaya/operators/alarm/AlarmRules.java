package io.atalaya.operators.alarm;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the rules of the site say of the life of their alarms, as it is now: rules come, change and
 * go while the pipeline runs.
 */
final class AlarmRules {
    private final Map<String, AlarmRule> rules;
    private final Set<String> names;
    private final Set<String> suppressors = new HashSet<>();

    /**
     * @param configured those that it begins with, by their names
     */
    AlarmRules(Map<String, AlarmRule> configured) {
        rules = new HashMap<>(configured);
        names = new TreeSet<>(configured.keySet());
        findSuppressors();
    }

    /** What holds for the alarms of this rule. */
    AlarmRule of(String ruleId) {
        return rules.getOrDefault(ruleId, AlarmRule.DEFAULT);
    }

    /** Of the rules there are, in the order of the alphabet. */
    Collection<String> names() {
        return Collections.unmodifiableCollection(names);
    }

    /** Whether what becomes of this rule's alarms matters to others. */
    boolean isSuppressor(String ruleId) {
        return suppressors.contains(ruleId);
    }

    /** Whether other rules' alarms matter to those of this one. */
    boolean isSuppressed(String ruleId) {
        return !of(ruleId).config().suppressedBy().isEmpty();
    }

    /** Holds from now on, in place of any of its name. */
    void put(String name, AlarmRule rule) {
        rules.put(name, rule);
        names.add(name);
        findSuppressors();
    }

    /** The alarms that it leaves live on as it said. */
    void remove(String name) {
        names.remove(name);
        findSuppressors();
    }

    private void findSuppressors() {
        suppressors.clear();
        names.forEach(name -> suppressors.addAll(of(name).config().suppressedBy()));
    }
}
