package io.atalaya.operators.rule.language;

import java.io.Serializable;
import java.util.List;

/**
 * A zone or a line that rules may name.
 *
 * @param labels those that can be seen there; empty where any can
 */
public record PlaceWords(String name, List<String> labels) implements Serializable {
    public PlaceWords {
        labels = List.copyOf(labels);
    }
}
