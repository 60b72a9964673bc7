package io.atalaya.operators.alarm;

import java.io.Serializable;
import java.util.Optional;

/**
 * Reads what the alarm stage must know of a rule that came while the pipeline runs and was checked
 * then. YAML is the application's to know.
 */
public interface AlarmRuleReader extends Serializable {
    /** Empty where the rule no longer fits the site, whose configuration has changed since. */
    Optional<AlarmRule> read(String yaml);
}
