package io.atalaya.operators.rule;

import java.io.Serializable;

/** Reads a rule that comes while the pipeline runs. YAML is the application's to know. */
public interface RuleReader extends Serializable {
    /**
     * The rule, checked against the site as that of the configuration are.
     *
     * @throws RuleRefusedException with everything that is wrong
     */
    RuleConfig read(String yaml) throws RuleRefusedException;
}
