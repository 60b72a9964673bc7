package io.atalaya.pipeline.watch;

import com.google.protobuf.Timestamp;
import io.atalaya.pipeline.operator.PresentAlarms;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.AlertFeedback;
import io.atalaya.schemas.v1.Anomaly;
import io.atalaya.schemas.v1.SensorReading;
import io.atalaya.schemas.v1.ZoneEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** All that is known of one alarm: what it is, what to do, what made it fire, what became of it. */
final class AlarmDetail {
    private static final int LABEL = 16;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Palette palette;
    private final DateTimeFormatter time;
    private final int width;
    private final List<AttributedString> lines = new ArrayList<>();

    private AlarmDetail(Palette palette, ZoneId zone, int width) {
        this.palette = palette;
        this.time = TIME.withZone(zone);
        this.width = width;
    }

    static List<AttributedString> of(
            Alert alert, List<Transition> history, Palette palette, ZoneId zone, int width) {
        var detail = new AlarmDetail(palette, zone, width);
        detail.tell(alert);
        detail.tell(history);
        return List.copyOf(detail.lines);
    }

    private void tell(Alert alert) {
        FittedText.wrap(alert.getMessage(), width - 1)
                .forEach(line -> add(" " + line, Palette.STRONG));
        lines.add(state(alert));
        say("What to do", alert.getResponse());
        say("If nobody acts", alert.getConsequence());
        alert.getReadingsList().forEach(reading -> say("Reading", words(reading)));
        alert.getZoneEventsList().forEach(event -> say("Seen", words(event)));
        alert.getAnomaliesList().forEach(anomaly -> say("Anomaly", words(anomaly)));
        if (alert.getJoinStatus() != Alert.JoinStatus.COMPLETE
                && alert.getJoinStatus() != Alert.JoinStatus.JOIN_STATUS_UNSPECIFIED) {
            say("Not all there", Palette.word(alert.getJoinStatus()));
        }
        handling(alert);
        say("Where", where(alert));
        say("Rule", alert.getRuleId() + version(alert.getRuleVersion()));
        alert.getEvidenceList().forEach(found -> say("Evidence", found.getUri()));
        say("Alert", alert.getAlertId() + ", revision " + alert.getRevision());
    }

    private AttributedString state(Alert alert) {
        String condition =
                alert.hasEnd() ? " condition over since " + at(alert.getEnd()) : " condition holds";
        return FittedText.fill(
                new AttributedStringBuilder()
                        .append(" ")
                        .styled(
                                palette.style(alert),
                                palette.shape(alert.getPriority())
                                        + " "
                                        + Palette.word(alert.getPriority())
                                        + " "
                                        + Palette.word(alert.getState()))
                        .append(
                                ",%s, first true %s"
                                        .formatted(
                                                condition, time.format(PresentAlarms.start(alert))))
                        .toAttributedString(),
                width,
                Palette.PLAIN);
    }

    private void handling(Alert alert) {
        if (!alert.getAcknowledgedBy().isEmpty()) {
            say(
                    "Acknowledged",
                    "by " + alert.getAcknowledgedBy() + " " + at(alert.getAcknowledgedAt()));
        }
        if (alert.hasShelvedUntil()) {
            say("Shelved", "until " + at(alert.getShelvedUntil()));
        }
        if (!alert.getSuppressedBy().isEmpty()) {
            say("Suppressed", "by rule " + alert.getSuppressedBy());
        }
        say("Note", alert.getNote());
        if (alert.getVerdict() != AlertFeedback.Verdict.VERDICT_UNSPECIFIED) {
            say("Judged", Palette.word(alert.getVerdict()));
        }
    }

    private void tell(List<Transition> history) {
        if (history.isEmpty()) {
            return;
        }
        add(" History", Palette.STRONG);
        for (Transition change : history) {
            String by = change.by().isEmpty() ? "" : ", by " + change.by();
            String note = change.note().isEmpty() ? "" : ", \"" + change.note() + "\"";
            String when = "%3d  %s  ".formatted(change.revision(), time.format(change.at()));
            add(
                    " "
                            + when
                            + "%-20s %s%s%s"
                                    .formatted(
                                            Palette.word(change.change()),
                                            Palette.word(change.state()),
                                            by,
                                            note),
                    Palette.PLAIN);
        }
    }

    private void say(String label, String text) {
        if (text.isBlank()) {
            return;
        }
        String before = label;
        for (String line : FittedText.wrap(text, Math.max(10, width - LABEL - 1))) {
            AttributedString named =
                    new AttributedStringBuilder()
                            .append(" ")
                            .append(FittedText.cell(before, LABEL, Palette.QUIET))
                            .append(line)
                            .toAttributedString();
            lines.add(FittedText.fill(named, width, Palette.PLAIN));
            before = "";
        }
    }

    private void add(String text, AttributedStyle style) {
        lines.add(FittedText.cell(text, width, style));
    }

    private String words(SensorReading reading) {
        return "%s/%s = %s%s, %s, %s"
                .formatted(
                        reading.getSensorId(),
                        reading.getName(),
                        value(reading),
                        reading.getUnit().isEmpty() ? "" : " " + reading.getUnit(),
                        Palette.word(reading.getQuality()),
                        at(reading.getTimestamp()));
    }

    private static String value(SensorReading reading) {
        return switch (reading.getValueCase()) {
            case NUMBER -> String.format(Locale.ROOT, "%.5g", reading.getNumber());
            case INTEGER -> String.valueOf(reading.getInteger());
            case FLAG -> String.valueOf(reading.getFlag());
            case TEXT -> reading.getText();
            case VALUE_NOT_SET -> "no value";
        };
    }

    private String words(ZoneEvent event) {
        return "%s %s: %s %s on %s, %s"
                .formatted(
                        event.getLabel(),
                        event.getObjectId(),
                        Palette.word(event.getType()),
                        event.getZoneId(),
                        event.getSensorId(),
                        at(event.getTimestamp()));
    }

    private String words(Anomaly anomaly) {
        return "%s/%s: %s, from %s"
                .formatted(
                        anomaly.getSensorId(),
                        anomaly.getName(),
                        anomaly.getReason(),
                        at(anomaly.getTimestamp()));
    }

    private static String where(Alert alert) {
        String source = alert.getSensorId();
        return source.isEmpty() ? alert.getArea() : source + " in " + alert.getArea();
    }

    private static String version(String version) {
        return version.isEmpty() ? "" : ", wording " + version;
    }

    private String at(Timestamp timestamp) {
        return time.format(Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos()));
    }
}
