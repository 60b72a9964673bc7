package io.atalaya.pipeline.operator;

import io.atalaya.schemas.v1.Alert;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A present alarm as one line for people. Its priority is said in words, not only in colour. */
public final class AlarmLine {
    private static final int ID_CHARS = 8;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final DateTimeFormatter time;

    public AlarmLine(ZoneId zone) {
        this.time = TIME.withZone(zone);
    }

    /** The part that a colour may lie on: {@code CRITICAL}. */
    public String priority(Alert alert) {
        return "%-8s".formatted(alert.getPriority().name());
    }

    /** What follows. */
    public String rest(Alert alert) {
        return "%-24s  %s  %s  %s  %s @ %s%s"
                .formatted(
                        word(alert.getState().name()),
                        id(alert),
                        time.format(PresentAlarms.start(alert)),
                        alert.getMessage(),
                        alert.getRuleId(),
                        alert.getSensorId().isEmpty() ? alert.getArea() : alert.getSensorId(),
                        details(alert));
    }

    /** So much of the id as tells it from others and can still be typed. */
    public static String id(Alert alert) {
        String id = alert.getAlertId();
        return id.substring(0, Math.min(ID_CHARS, id.length()));
    }

    private String details(Alert alert) {
        var details = new StringBuilder();
        if (!alert.getAcknowledgedBy().isEmpty()) {
            details.append(", acknowledged by ").append(alert.getAcknowledgedBy());
        }
        if (alert.hasShelvedUntil()) {
            var until = alert.getShelvedUntil();
            details.append(", until ")
                    .append(time.format(Instant.ofEpochSecond(until.getSeconds())));
        }
        if (!alert.getSuppressedBy().isEmpty()) {
            details.append(", by ").append(alert.getSuppressedBy());
        }
        if (!alert.getNote().isEmpty()) {
            details.append(", \"").append(alert.getNote()).append('"');
        }
        return details.toString();
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
