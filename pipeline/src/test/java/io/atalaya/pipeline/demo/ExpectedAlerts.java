package io.atalaya.pipeline.demo;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The changes of alerts that a run made, a line of JSON each, in the order of their alerts' start:
 * all that must be the same in every run, and nothing of when it was handled.
 */
final class ExpectedAlerts implements BiConsumer<Topic, Message> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Alert> alerts = new ArrayList<>();

    @Override
    public synchronized void accept(Topic topic, Message message) {
        if (message instanceof Alert alert && topic == Topic.ALERT_EVENTS) {
            alerts.add(alert);
        }
    }

    synchronized List<String> lines() {
        return alerts.stream()
                .sorted(
                        comparing((Alert alert) -> instant(alert.getTimestamp()))
                                .thenComparing(Alert::getAlertId)
                                .thenComparing(Alert::getRevision))
                .map(ExpectedAlerts::line)
                .toList();
    }

    private static String line(Alert alert) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("start", instant(alert.getTimestamp()).toString());
        if (alert.hasEnd()) {
            fields.put("end", instant(alert.getEnd()).toString());
        }
        fields.put("rule", alert.getRuleId());
        fields.put("area", alert.getArea());
        fields.put("source", alert.getSensorId());
        fields.put("priority", alert.getPriority().name());
        fields.put("change", alert.getChange().name());
        fields.put("state", alert.getState().name());
        fields.put("revision", alert.getRevision());
        fields.put("message", alert.getMessage());
        fields.put("alertId", alert.getAlertId());
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant instant(Timestamp at) {
        return Instant.ofEpochSecond(at.getSeconds(), at.getNanos());
    }

    static List<String> read(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** What is in one list and not in the other, line by line, for people. */
    static String difference(List<String> expected, List<String> actual) {
        List<String> missing = new ArrayList<>(expected);
        actual.forEach(missing::remove);
        List<String> unexpected = new ArrayList<>(actual);
        expected.forEach(unexpected::remove);
        var text = new StringBuilder();
        missing.forEach(line -> text.append("\n- ").append(line));
        unexpected.forEach(line -> text.append("\n+ ").append(line));
        return text.toString();
    }
}
