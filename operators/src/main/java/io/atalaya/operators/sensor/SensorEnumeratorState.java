package io.atalaya.operators.sensor;

import java.util.Set;

/**
 * Which sensors are with the readers, whose own state says how far they are.
 *
 * @param assigned names of sensors
 */
public record SensorEnumeratorState(Set<String> assigned) {
    public SensorEnumeratorState {
        assigned = Set.copyOf(assigned);
    }
}
