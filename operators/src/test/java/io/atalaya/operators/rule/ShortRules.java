package io.atalaya.operators.rule;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads rules that are written as {@code name: condition}. */
final class ShortRules implements RuleReader {
    static final String WRONG = "wrong";

    /** Is refused with the names of the rules there are. */
    static final String WHICH = "which";

    static final String UNREADABLE = "unreadable";

    private static final long serialVersionUID = 1L;

    @Override
    public RuleConfig read(String yaml, Set<String> rules) throws RuleRefusedException {
        if (yaml.equals(WRONG)) {
            throw new RuleRefusedException(List.of("rule:1:1: one", "rule:2:1: two"));
        }
        if (yaml.equals(WHICH)) {
            throw new RuleRefusedException(List.of("rule:1:1: of " + new TreeSet<>(rules)));
        }
        return readAgain(yaml);
    }

    @Override
    public RuleConfig readAgain(String yaml) throws RuleRefusedException {
        if (yaml.equals(UNREADABLE)) {
            throw new RuleRefusedException(List.of("no longer fits"));
        }
        String[] nameAndCondition = yaml.split(": ", 2);
        return Rules.when(nameAndCondition[0], nameAndCondition[1]);
    }
}
