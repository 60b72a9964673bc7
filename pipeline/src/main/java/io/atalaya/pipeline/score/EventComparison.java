package io.atalaya.pipeline.score;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.atalaya.operators.score.EventMatch;
import io.atalaya.operators.score.EventMatch.Outcome;
import io.atalaya.operators.score.SceneEvent;
import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares events: of those types that the truth speaks of, what it does not name is false. */
final class EventComparison {
    private static final double MILLIS = 1000;

    private EventComparison() {}

    static ScoreReport.Events compare(
            List<SceneEvent> truth, List<SceneEvent> found, Duration tolerance) {
        Set<String> types = truth.stream().map(SceneEvent::type).collect(toSet());
        List<SceneEvent> comparable =
                found.stream().filter(event -> types.contains(event.type())).toList();
        List<EventMatch> matches = EventMatch.match(truth, comparable, tolerance);
        Map<Outcome, Long> outcomes =
                matches.stream().collect(groupingBy(EventMatch::outcome, counting()));
        DoubleSummaryStatistics delays =
                matches.stream()
                        .filter(match -> match.outcome() == Outcome.FOUND)
                        .mapToDouble(EventMatch::delaySeconds)
                        .summaryStatistics();
        boolean some = delays.getCount() > 0;
        return new ScoreReport.Events(
                tolerance.toMillis() / MILLIS,
                count(outcomes, Outcome.FOUND),
                count(outcomes, Outcome.MISSED),
                count(outcomes, Outcome.FALSE),
                some ? rounded(delays.getAverage()) : null,
                some ? rounded(delays.getMax()) : null,
                matches.stream().map(EventComparison::line).toList(),
                notCompared(found, types));
    }

    private static int count(Map<Outcome, Long> outcomes, Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L).intValue();
    }

    private static Map<String, Integer> notCompared(List<SceneEvent> found, Set<String> types) {
        Map<String, Integer> counts = new TreeMap<>();
        found.stream()
                .map(SceneEvent::type)
                .filter(type -> !types.contains(type))
                .collect(groupingBy(identity(), counting()))
                .forEach((type, count) -> counts.put(type, count.intValue()));
        return counts;
    }

    private static ScoreReport.Event line(EventMatch match) {
        SceneEvent event = match.event();
        boolean both = match.outcome() == Outcome.FOUND;
        return new ScoreReport.Event(
                match.outcome().name().toLowerCase(Locale.ROOT),
                event.type(),
                event.source(),
                event.place(),
                event.label(),
                event.direction(),
                rounded(event.seconds()),
                both ? rounded(match.delaySeconds()) : null);
    }

    private static double rounded(double seconds) {
        return Math.rint(seconds * MILLIS) / MILLIS;
    }
}
