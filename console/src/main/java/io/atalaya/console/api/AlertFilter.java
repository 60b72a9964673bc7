package io.atalaya.console.api;

import io.atalaya.console.http.ApiException;
import io.atalaya.console.http.ApiRequest;
import io.atalaya.schemas.v1.Alert;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which alerts are asked for: several values of a field are separated by commas. */
final class AlertFilter {
    private AlertFilter() {}

    static Predicate<Alert> of(ApiRequest request) throws ApiException {
        Set<String> states = names(request, "state", Alert.State.values());
        Set<String> priorities = names(request, "priority", Alert.Priority.values());
        Set<String> areas = words(request, "area");
        Set<String> sources = words(request, "source");
        Set<String> rules = words(request, "rule");
        Optional<Instant> from = instant(request, "from");
        Optional<Instant> to = instant(request, "to");
        return alert ->
                isIn(states, alert.getState().name())
                        && isIn(priorities, alert.getPriority().name())
                        && isIn(areas, alert.getArea())
                        && isIn(sources, alert.getSensorId())
                        && isIn(rules, alert.getRuleId())
                        && from.map(t -> !start(alert).isBefore(t)).orElse(true)
                        && to.map(t -> start(alert).isBefore(t)).orElse(true);
    }

    static Instant start(Alert alert) {
        return Instant.ofEpochSecond(
                alert.getTimestamp().getSeconds(), alert.getTimestamp().getNanos());
    }

    private static boolean isIn(Set<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private static Set<String> words(ApiRequest request, String parameter) {
        return request.query(parameter)
                .map(text -> Arrays.stream(text.split(",")).collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private static Set<String> names(ApiRequest request, String parameter, Enum<?>[] known)
            throws ApiException {
        Set<String> wanted =
                words(request, parameter).stream()
                        .map(word -> word.toUpperCase(Locale.ROOT).replace('-', '_'))
                        .collect(Collectors.toSet());
        for (String name : wanted) {
            if (Arrays.stream(known).noneMatch(one -> one.name().equals(name))) {
                throw ApiException.badRequest(
                        "there is no %s '%s'".formatted(parameter, name.toLowerCase(Locale.ROOT)));
            }
        }
        return wanted;
    }

    private static Optional<Instant> instant(ApiRequest request, String parameter)
            throws ApiException {
        Optional<String> text = request.query(parameter);
        try {
            return text.map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw ApiException.badRequest(parameter + " must be like 2026-01-31T08:00:00Z");
        }
    }
}
