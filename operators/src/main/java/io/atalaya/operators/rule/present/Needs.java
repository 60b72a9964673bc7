package io.atalaya.operators.rule.present;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Which history of an area its rules ask for; what nobody asks for is not kept.
 *
 * @param stretches of each series, over which a rule asks for a mean or the like
 * @param spans of each line, over which a rule asks for crossings; the longest
 * @param paths whether a rule asks how tracks move
 */
public record Needs(
        Map<String, Set<Duration>> stretches, Map<String, Duration> spans, boolean paths) {
    public Needs {
        stretches = Map.copyOf(stretches);
        spans = Map.copyOf(spans);
    }

    public static Needs nothing() {
        return new Needs(Map.of(), Map.of(), false);
    }
}
