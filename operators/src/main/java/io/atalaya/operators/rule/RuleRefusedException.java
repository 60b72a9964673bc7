package io.atalaya.operators.rule;

import java.util.List;

/** A rule that cannot hold, with everything that is wrong with it. */
public final class RuleRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public RuleRefusedException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each with its place. */
    public List<String> problems() {
        return problems;
    }
}
