package io.atalaya.pipeline.watch;

import io.atalaya.operators.settings.Suggestion;
import io.atalaya.schemas.v1.Alert;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A filter as people type it: {@code area=dock,press priority=high state=latched belt}. What has no
 * {@code =} is looked for in the message.
 */
final class FilterText {
    private static final List<String> KEYS = List.of("area", "camera", "rule", "priority", "state");

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern COMMAS = Pattern.compile(",");

    private final Set<String> areas = new TreeSet<>();
    private final Set<String> sources = new TreeSet<>();
    private final Set<String> rules = new TreeSet<>();
    private final Set<Alert.State> states = EnumSet.noneOf(Alert.State.class);
    private final List<String> words = new ArrayList<>();
    private Alert.Priority leastUrgent = Alert.Priority.LOW;

    private FilterText() {}

    /**
     * The filter that is meant.
     *
     * @throws IllegalArgumentException with what is wrong, for people
     */
    static AlarmFilter parse(String text) {
        var reading = new FilterText();
        SPACES.splitAsStream(text).filter(word -> !word.isEmpty()).forEach(reading::take);
        return new AlarmFilter(
                reading.areas,
                reading.sources,
                reading.rules,
                reading.leastUrgent,
                reading.states,
                String.join(" ", reading.words));
    }

    /** What {@link #parse} reads as this filter. */
    static String of(AlarmFilter filter) {
        List<String> parts = new ArrayList<>();
        add(parts, "area", filter.areas());
        add(parts, "camera", filter.sources());
        add(parts, "rule", filter.rules());
        if (filter.leastUrgent() != Alert.Priority.LOW) {
            parts.add("priority=" + word(filter.leastUrgent()));
        }
        add(
                parts,
                "state",
                filter.states().stream().map(FilterText::word).collect(Collectors.toSet()));
        if (!filter.text().isEmpty()) {
            parts.add(filter.text());
        }
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, String key, Set<String> values) {
        if (!values.isEmpty()) {
            parts.add(key + "=" + String.join(",", new TreeSet<>(values)));
        }
    }

    private void take(String word) {
        int sign = word.indexOf('=');
        if (sign < 0) {
            words.add(word);
            return;
        }
        String key = word.substring(0, sign).toLowerCase(Locale.ROOT);
        List<String> values =
                COMMAS.splitAsStream(word.substring(sign + 1))
                        .filter(value -> !value.isEmpty())
                        .toList();
        switch (key) {
            case "area" -> areas.addAll(values);
            case "camera", "sensor" -> sources.addAll(values);
            case "rule" -> rules.addAll(values);
            case "priority" -> values.forEach(value -> leastUrgent = priority(value));
            case "state" -> values.forEach(value -> states.add(state(value)));
            default ->
                    throw new IllegalArgumentException(
                            "there is no '%s' to filter by%s: write one of %s"
                                    .formatted(
                                            key,
                                            Suggestion.forWord(key, KEYS),
                                            String.join(", ", KEYS)));
        }
    }

    private static Alert.Priority priority(String value) {
        return oneOf("priority", value, EnumSet.range(Alert.Priority.CRITICAL, Alert.Priority.LOW));
    }

    private static Alert.State state(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "unack" -> Alert.State.UNACKNOWLEDGED;
            case "ack" -> Alert.State.ACKNOWLEDGED;
            default ->
                    oneOf(
                            "state",
                            value,
                            EnumSet.range(Alert.State.NORMAL, Alert.State.OUT_OF_SERVICE));
        };
    }

    private static <E extends Enum<E>> E oneOf(String what, String value, Set<E> known) {
        String meant = value.toLowerCase(Locale.ROOT).replace('_', '-');
        List<String> words = known.stream().map(FilterText::word).toList();
        return known.stream()
                .filter(constant -> word(constant).equals(meant))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "there is no %s '%s'%s: write one of %s"
                                                .formatted(
                                                        what,
                                                        value,
                                                        Suggestion.forWord(meant, words),
                                                        String.join(", ", words))));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
