package io.atalaya.operators.rule;

import static java.util.Objects.requireNonNull;

/**
 * A rule that is to hold from now on in place of any of its name; it was checked.
 *
 * @param yaml the rule as it would stand in the configuration; empty to take it away
 */
public record RuleChange(String name, String yaml) {
    public RuleChange {
        requireNonNull(name, "name is null");
        requireNonNull(yaml, "yaml is null");
    }

    boolean removes() {
        return yaml.isBlank();
    }
}
