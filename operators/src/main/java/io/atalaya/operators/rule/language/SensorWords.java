package io.atalaya.operators.rule.language;

import java.io.Serializable;
import java.util.List;

/**
 * A sensor that rules may name.
 *
 * @param values the names of its values; empty where the sensor itself names them as it goes
 */
public record SensorWords(String name, List<String> values) implements Serializable {
    public SensorWords {
        values = List.copyOf(values);
    }
}
