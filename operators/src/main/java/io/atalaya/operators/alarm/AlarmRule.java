package io.atalaya.operators.alarm;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * What the alarm stage must know of a rule.
 *
 * @param aboutItsSource whether it speaks of its camera or sensor alone, as a lost camera does; it
 *     then suppresses only what is about the same one, else all in its area
 */
public record AlarmRule(AlarmRuleConfig config, boolean aboutItsSource) implements Serializable {
    static final AlarmRule DEFAULT = new AlarmRule(AlarmRuleConfig.DEFAULT, false);

    public AlarmRule {
        requireNonNull(config, "config is null");
    }
}
