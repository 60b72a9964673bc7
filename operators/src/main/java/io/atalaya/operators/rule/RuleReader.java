package io.atalaya.operators.rule;

import java.io.Serializable;
import java.util.Set;

/** Reads a rule that comes while the pipeline runs. YAML is the application's to know. */
public interface RuleReader extends Serializable {
    /**
     * The rule, checked against the site as those of the configuration are.
     *
     * @param rules the names of the rules there are
     * @throws RuleRefusedException with everything that is wrong
     */
    RuleConfig read(String yaml, Set<String> rules) throws RuleRefusedException;

    /**
     * A rule that was checked when it came. Rules that it names may be gone since.
     *
     * @throws RuleRefusedException where it no longer fits the site
     */
    RuleConfig readAgain(String yaml) throws RuleRefusedException;
}
