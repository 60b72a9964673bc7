package io.atalaya.console.live;

import io.atalaya.console.http.Json;
import io.atalaya.schemas.v1.Alert;
import org.jspecify.annotations.Nullable;

/**
 * An alert as a line of the list: what is needed to choose it, so that ten thousand are no burden.
 *
 * @param source the camera or sensor
 * @param end when the condition was over; null while it lasts
 * @param evidence how many pictures and clips there are
 */
public record AlertRow(
        String id,
        int revision,
        String state,
        String priority,
        String rule,
        String area,
        String source,
        String subject,
        String category,
        String message,
        @Nullable String start,
        @Nullable String end,
        String change,
        @Nullable String changedAt,
        String changedBy,
        String note,
        String acknowledgedBy,
        @Nullable String shelvedUntil,
        String verdict,
        int evidence) {

    public static AlertRow of(Alert alert) {
        return new AlertRow(
                alert.getAlertId(),
                alert.getRevision(),
                alert.getState().name(),
                alert.getPriority().name(),
                alert.getRuleId(),
                alert.getArea(),
                alert.getSensorId(),
                alert.getSubject(),
                alert.getCategory(),
                alert.getMessage(),
                time(alert.hasTimestamp(), alert.getTimestamp()),
                time(alert.hasEnd(), alert.getEnd()),
                alert.getChange().name(),
                time(alert.hasChangedAt(), alert.getChangedAt()),
                alert.getChangedBy(),
                alert.getNote(),
                alert.getAcknowledgedBy(),
                time(alert.hasShelvedUntil(), alert.getShelvedUntil()),
                alert.getVerdict().name(),
                alert.getEvidenceCount());
    }

    private static @Nullable String time(boolean there, com.google.protobuf.Timestamp timestamp) {
        return there ? Json.time(Moments.instant(timestamp)) : null;
    }
}
