package io.atalaya.operators.rule.language;

import java.io.Serializable;
import java.util.List;

/**
 * An attribute that a camera's objects may have.
 *
 * @param values those that its model knows
 */
public record AttributeWords(String name, List<String> values) implements Serializable {
    public AttributeWords {
        values = List.copyOf(values);
    }
}
