package io.atalaya.pipeline.cli;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.atalaya.pipeline.live.LiveSummary;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Anomaly;
import io.atalaya.schemas.v1.Health;
import io.atalaya.schemas.v1.ZoneEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A line for each alert, zone event, anomaly and change of a camera's or sensor's health, as they
 * come.
 */
final class LiveLines implements BiConsumer<Topic, Message> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    /** As the pipeline names itself where no person did it. */
    private static final String PIPELINE = "atalaya";

    private final Terminal terminal;
    private final boolean withZoneEvents;
    private final Map<String, Health.Status> statusByCamera = new HashMap<>();

    LiveLines(Terminal terminal, boolean withZoneEvents) {
        this.terminal = requireNonNull(terminal, "terminal is null");
        this.withZoneEvents = withZoneEvents;
    }

    @Override
    public void accept(Topic topic, Message message) {
        lineOf(topic, message).ifPresent(terminal.out()::println);
    }

    private Optional<String> lineOf(Topic topic, Message message) {
        if (message instanceof Alert alert && topic == Topic.ALERTS) {
            return lineOf(alert);
        }
        if (message instanceof ZoneEvent event && withZoneEvents) {
            return Optional.of(lineOf(event));
        }
        if (message instanceof Anomaly anomaly && withZoneEvents) {
            return Optional.of(lineOf(anomaly));
        }
        if (message instanceof Health health) {
            return lineOf(health);
        }
        return Optional.empty();
    }

    private Optional<String> lineOf(Alert alert) {
        String priority = "%-8s".formatted(alert.getPriority().name());
        String who = alert.getChangedBy();
        boolean atOnce = alert.hasEnd() && alert.getEnd().equals(alert.getTimestamp());
        return switch (alert.getChange()) {
            case RAISE, RAISE_AGAIN, CHANGE_UNSPECIFIED, UNRECOGNIZED ->
                    Optional.of(line(alert, coloured(alert.getPriority(), priority), ""));
            // What came true and was over at once is one thing to people.
            case RETURN ->
                    atOnce
                            ? Optional.empty()
                            : Optional.of(line(alert, terminal.green("ended   "), ""));
            default ->
                    who.isEmpty() || who.equals(PIPELINE)
                            ? Optional.empty()
                            : Optional.of(line(alert, priority, ", " + whatBy(alert)));
        };
    }

    private String line(Alert alert, String head, String more) {
        return "%s  alert  %s  %s%s  %s"
                .formatted(
                        time(alert.hasChangedAt() ? alert.getChangedAt() : alert.getTimestamp()),
                        head,
                        alert.getMessage(),
                        more,
                        terminal.grey(alert.getRuleId() + " @ " + alert.getSensorId()));
    }

    private static String whatBy(Alert alert) {
        return LiveSummary.word(alert.getState().name()) + " by " + alert.getChangedBy();
    }

    private String coloured(Alert.Priority priority, String text) {
        return switch (priority) {
            case CRITICAL -> terminal.red(text);
            case HIGH -> terminal.yellow(text);
            default -> terminal.bold(text);
        };
    }

    private String lineOf(ZoneEvent event) {
        return terminal.grey(
                "%s  zone   %-8s  %s #%s at %s, count %d"
                        .formatted(
                                time(event.getTimestamp()),
                                LiveSummary.word(event.getType().name()),
                                event.getLabel(),
                                event.getObjectId(),
                                event.getZoneId(),
                                event.getCount()));
    }

    private String lineOf(Anomaly anomaly) {
        boolean over = anomaly.hasEnd();
        return terminal.grey(
                "%s  odd    %-8s  %s/%s: %s"
                        .formatted(
                                time(over ? anomaly.getEnd() : anomaly.getTimestamp()),
                                over ? "ended" : "begins",
                                anomaly.getSensorId(),
                                anomaly.getName(),
                                anomaly.getReason()));
    }

    private Optional<String> lineOf(Health health) {
        Health.Status before = statusByCamera.put(health.getSensorId(), health.getStatus());
        if (before == health.getStatus()) {
            return Optional.empty();
        }
        String detail = health.getDetail().isEmpty() ? "" : ": " + health.getDetail();
        String line =
                "%s  %s %-8s  %s%s"
                        .formatted(
                                time(health.getTimestamp()),
                                health.hasReadingCounts() ? "sensor" : "camera",
                                LiveSummary.word(health.getStatus().name()),
                                health.getSensorId(),
                                detail);
        return Optional.of(
                switch (health.getStatus()) {
                    case ONLINE, ENDED -> line;
                    default -> terminal.yellow(line);
                });
    }

    private static String time(Timestamp at) {
        return TIME.format(Instant.ofEpochSecond(at.getSeconds(), at.getNanos()));
    }
}
