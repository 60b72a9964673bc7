package io.atalaya.pipeline.watch;

import static java.util.Objects.requireNonNull;

import io.atalaya.pipeline.operator.PresentAlarms;
import io.atalaya.schemas.v1.Alert;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which alarms are shown. A set that is empty lets everything through.
 *
 * @param sources cameras and sensors that take part in it
 * @param leastUrgent and all that is more urgent
 * @param states those that are wanted; empty for all that are not back to normal
 * @param text in the message, in upper or lower case
 */
public record AlarmFilter(
        Set<String> areas,
        Set<String> sources,
        Set<String> rules,
        Alert.Priority leastUrgent,
        Set<Alert.State> states,
        String text) {
    public AlarmFilter {
        areas = Set.copyOf(areas);
        sources = Set.copyOf(sources);
        rules = Set.copyOf(rules);
        requireNonNull(leastUrgent, "leastUrgent is null");
        states = Set.copyOf(states);
        requireNonNull(text, "text is null");
    }

    /** Everything that is not back to normal. */
    public static AlarmFilter none() {
        return new AlarmFilter(Set.of(), Set.of(), Set.of(), Alert.Priority.LOW, Set.of(), "");
    }

    /**
     * As people type it, such as {@code area=dock priority=high state=latched}.
     *
     * @throws IllegalArgumentException with what is wrong, for people
     */
    public static AlarmFilter parse(String text) {
        return FilterText.parse(text);
    }

    /** The same, only of these. */
    public AlarmFilter of(
            Set<String> wantedAreas, Set<String> wantedSources, Set<String> wantedRules) {
        return new AlarmFilter(wantedAreas, wantedSources, wantedRules, leastUrgent, states, text);
    }

    AlarmFilter withLeastUrgent(Alert.Priority priority) {
        return new AlarmFilter(areas, sources, rules, priority, states, text);
    }

    AlarmFilter withStates(Set<Alert.State> wanted) {
        return new AlarmFilter(areas, sources, rules, leastUrgent, wanted, text);
    }

    public boolean passes(Alert alert) {
        return lets(areas, Stream.of(alert.getArea()))
                && lets(sources, sources(alert))
                && lets(rules, Stream.of(alert.getRuleId()))
                && PresentAlarms.rank(alert.getPriority()) <= PresentAlarms.rank(leastUrgent)
                && isInState(alert)
                && mentions(alert);
    }

    private boolean isInState(Alert alert) {
        return states.isEmpty()
                ? alert.getState() != Alert.State.NORMAL
                : states.contains(alert.getState());
    }

    private boolean mentions(Alert alert) {
        return text.isEmpty()
                || alert.getMessage()
                        .toLowerCase(Locale.ROOT)
                        .contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean lets(Set<String> wanted, Stream<String> names) {
        return wanted.isEmpty() || names.anyMatch(wanted::contains);
    }

    private static Stream<String> sources(Alert alert) {
        var names = new TreeSet<String>();
        names.add(alert.getSensorId());
        alert.getZoneEventsList().forEach(event -> names.add(event.getSensorId()));
        alert.getReadingsList().forEach(reading -> names.add(reading.getSensorId()));
        alert.getAnomaliesList().forEach(anomaly -> names.add(anomaly.getSensorId()));
        return names.stream();
    }
}
