package io.atalaya.operators.source;

import java.util.Set;

/**
 * Which splits are with the readers, whose own state says how far they are.
 *
 * @param assigned ids of splits: names of cameras, or of sensors
 */
public record DealtSplits(Set<String> assigned) {
    public DealtSplits {
        assigned = Set.copyOf(assigned);
    }

    public static DealtSplits none() {
        return new DealtSplits(Set.of());
    }
}
