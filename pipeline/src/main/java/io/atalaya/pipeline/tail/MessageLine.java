package io.atalaya.pipeline.tail;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Anomaly;
import io.atalaya.schemas.v1.DeadLetter;
import io.atalaya.schemas.v1.Frame;
import io.atalaya.schemas.v1.FrameCounts;
import io.atalaya.schemas.v1.Health;
import io.atalaya.schemas.v1.Object;
import io.atalaya.schemas.v1.Preview;
import io.atalaya.schemas.v1.StoredEvidence;
import io.atalaya.schemas.v1.ZoneEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A message as one line for people. */
final class MessageLine {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private final boolean colour;
    private final ZoneId zone;

    MessageLine(boolean colour, ZoneId zone) {
        this.colour = colour;
        this.zone = zone;
    }

    String of(Message message) {
        return time(message) + "  " + body(message);
    }

    /** What a record says that cannot be read. */
    String unreadable(String where, String why) {
        return paint(Ink.RED, where + " cannot be read: " + why);
    }

    private String body(Message message) {
        if (message instanceof Frame frame) {
            return frame(frame);
        } else if (message instanceof ZoneEvent event) {
            return camera(event.getSensorId()) + "  " + zoneEvent(event);
        } else if (message instanceof Alert alert) {
            return alert(alert);
        } else if (message instanceof Anomaly anomaly) {
            return anomaly(anomaly);
        } else if (message instanceof Health health) {
            return health(health);
        } else if (message instanceof DeadLetter letter) {
            return deadLetter(letter);
        } else if (message instanceof Preview preview) {
            return preview(preview);
        } else if (message instanceof StoredEvidence evidence) {
            return evidence(evidence);
        }
        return MessageDecoder.json(message);
    }

    private String frame(Frame frame) {
        List<String> parts = new ArrayList<>();
        parts.add(camera(frame.getSensorId()));
        parts.add(paint(Ink.DIM, "#" + frame.getSequence()));
        parts.add(
                frame.getObjectsCount() == 0
                        ? paint(Ink.DIM, "nothing")
                        : frame.getObjectsList().stream()
                                .map(this::object)
                                .collect(Collectors.joining(", ")));
        frame.getZoneEventsList().forEach(event -> parts.add("| " + zoneEvent(event)));
        return String.join("  ", parts);
    }

    private String object(Object object) {
        String track = object.getId().isEmpty() ? "" : " " + object.getId();
        String attributes =
                object.getAttributesList().stream()
                        .map(one -> ", " + one.getName() + ": " + one.getText())
                        .collect(Collectors.joining());
        String zones =
                object.getZoneIdsCount() == 0
                        ? ""
                        : " in " + String.join(" and ", object.getZoneIdsList());
        String confidence = String.format(Locale.ROOT, "%.2f", object.getConfidence());
        return paint(Ink.GREEN, object.getType() + track)
                + " "
                + paint(Ink.DIM, confidence)
                + attributes
                + paint(Ink.YELLOW, zones);
    }

    private String zoneEvent(ZoneEvent event) {
        String what =
                switch (event.getType()) {
                    case ENTER -> "enters";
                    case INSIDE -> "is already in";
                    case LEAVE -> "leaves";
                    case CROSS -> "crosses";
                    case DWELL -> "stays in";
                    case OVERCROWD -> "is one too many in";
                    case TYPE_UNSPECIFIED, UNRECOGNIZED -> "does something at";
                };
        return paint(Ink.GREEN, event.getLabel() + " " + event.getObjectId())
                + " "
                + what
                + " "
                + paint(Ink.YELLOW, event.getZoneId())
                + details(event);
    }

    private String details(ZoneEvent event) {
        List<String> details = new ArrayList<>();
        if (event.getType() == ZoneEvent.Type.CROSS) {
            details.add(words(event.getDirection().name()));
        }
        if (event.getDwell().getSeconds() > 0 || event.getDwell().getNanos() > 0) {
            double seconds = event.getDwell().getSeconds() + event.getDwell().getNanos() / 1e9;
            details.add(String.format(Locale.ROOT, "after %.1f s", seconds));
        }
        details.add("count " + event.getCount());
        return " " + paint(Ink.DIM, "(" + String.join(", ", details) + ")");
    }

    private String alert(Alert alert) {
        Ink ink =
                switch (alert.getPriority()) {
                    case CRITICAL, HIGH -> Ink.RED;
                    case MEDIUM, LOW, PRIORITY_UNSPECIFIED, UNRECOGNIZED -> Ink.YELLOW;
                };
        String end = alert.hasEnd() ? " until " + time(alert.getEnd()) : "";
        return camera(alert.getSensorId())
                + "  "
                + paint(ink, words(alert.getPriority().name()) + ": " + alert.getMessage())
                + "  "
                + words(alert.getState().name())
                + end
                + "  "
                + paint(
                        Ink.DIM,
                        alert.getRuleId() + " " + alert.getAlertId() + "/" + alert.getRevision());
    }

    private String anomaly(Anomaly anomaly) {
        String end = anomaly.hasEnd() ? "over since " + time(anomaly.getEnd()) : "begins";
        String value = String.format(Locale.ROOT, "%.4g %s", anomaly.getValue(), anomaly.getUnit());
        return camera(anomaly.getSensorId() + "/" + anomaly.getName())
                + "  "
                + paint(anomaly.hasEnd() ? Ink.GREEN : Ink.YELLOW, end)
                + "  "
                + anomaly.getReason()
                + " "
                + paint(Ink.DIM, "(" + value.strip() + ")")
                + "  "
                + paint(Ink.DIM, anomaly.getDetector() + " " + anomaly.getId());
    }

    private String health(Health health) {
        Ink ink =
                switch (health.getStatus()) {
                    case ONLINE, ENDED -> Ink.GREEN;
                    case DEGRADED, RECONNECTING -> Ink.YELLOW;
                    case OFFLINE, STATUS_UNSPECIFIED, UNRECOGNIZED -> Ink.RED;
                };
        String reason =
                health.getReason() == Health.Reason.NONE
                        ? ""
                        : ", " + words(health.getReason().name());
        return camera(health.getSensorId())
                + "  "
                + paint(ink, words(health.getStatus().name()) + reason)
                + "  "
                + health.getDetail()
                + "  "
                + paint(Ink.DIM, counts(health.getCounts()));
    }

    private static String counts(FrameCounts counts) {
        return "captured "
                + counts.getCaptured()
                + " = inferred "
                + counts.getInferred()
                + " + skipped "
                + sum(counts.getSkippedMap())
                + " + dropped "
                + sum(counts.getDroppedMap());
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private String deadLetter(DeadLetter letter) {
        return paint(Ink.RED, letter.getReason())
                + " at "
                + letter.getStage()
                + "  "
                + letter.getDetail()
                + "  "
                + paint(Ink.DIM, letter.getOrigin());
    }

    /** Without the picture, which no terminal shows. */
    private String preview(Preview preview) {
        return "%s  %d x %d pixels, %d bytes  %s"
                .formatted(
                        camera(preview.getSensorId()),
                        preview.getWidth(),
                        preview.getHeight(),
                        preview.getPicture().size(),
                        paint(Ink.DIM, preview.getFrameId()));
    }

    private String evidence(StoredEvidence evidence) {
        String what = words(evidence.getKind().name()) + " of " + evidence.getAlertId();
        String became =
                evidence.getFailure().isEmpty()
                        ? "%s, %d bytes".formatted(evidence.getUri(), evidence.getBytes())
                        : paint(Ink.RED, evidence.getFailure());
        return camera(evidence.getSensorId()) + "  " + what + "  " + became;
    }

    private String time(Message message) {
        // Evidence alone has a time of its own, in place of that of what it shows.
        if (message instanceof StoredEvidence evidence) {
            return paint(Ink.DIM, time(evidence.getStoredAt()));
        }
        FieldDescriptor field = message.getDescriptorForType().findFieldByName("timestamp");
        return paint(Ink.DIM, time((Timestamp) message.getField(field)));
    }

    private String time(Timestamp time) {
        return TIME.withZone(zone)
                .format(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()));
    }

    private String camera(String name) {
        return paint(Ink.CYAN, name);
    }

    private static String words(String enumName) {
        return enumName.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String paint(Ink ink, String text) {
        return colour && !text.isEmpty() ? ink.on(text) : text;
    }
}
