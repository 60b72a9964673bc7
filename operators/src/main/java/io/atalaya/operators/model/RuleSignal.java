package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule's condition has come true for something, or is over, or both at once. It says nothing of
 * an alarm's life: that is the alarm stage's. Signals about the same thing have the same {@code
 * ruleId}, {@code area}, {@code sourceId} and {@code subject}; those of one coming-true have the
 * same {@code start} too.
 *
 * @param category what kind of rule it is, such as {@code object-in-zone}
 * @param sourceId the camera, or the sensor where no camera took part; empty where the rule is
 *     about the area as a whole
 * @param subject tells apart what one rule can find in one source, such as track and visit
 * @param message for people, filled in
 * @param consequence what happens if nobody acts, as ISA-18.2 asks; empty where the rule does not
 *     say
 * @param response what the operator is to do, as ISA-18.2 asks; empty where the rule does not say
 * @param start event time at which the condition came true, its on-delay included
 * @param end event time at which it was over, its off-delay included; null while it lasts
 * @param objectIds ids of the tracks it is about
 * @param frameIds the frames it shows in first and last
 * @param readings those it was joined with
 * @param anomalies those that made it true
 * @param model the model that saw it, null where no model was involved
 */
public record RuleSignal(
        String ruleId,
        String ruleVersion,
        String category,
        AlertPriority priority,
        String area,
        String sourceId,
        String subject,
        String message,
        String consequence,
        String response,
        Instant start,
        @Nullable Instant end,
        List<String> objectIds,
        List<String> frameIds,
        List<ZoneEvent> zoneEvents,
        List<Reading> readings,
        List<Anomaly> anomalies,
        @Nullable ModelInfo model,
        JoinStatus joinStatus) {
    public RuleSignal {
        requireNonNull(ruleId, "ruleId is null");
        requireNonNull(ruleVersion, "ruleVersion is null");
        requireNonNull(category, "category is null");
        requireNonNull(priority, "priority is null");
        requireNonNull(area, "area is null");
        requireNonNull(sourceId, "sourceId is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(message, "message is null");
        requireNonNull(consequence, "consequence is null");
        requireNonNull(response, "response is null");
        requireNonNull(start, "start is null");
        requireNonNull(objectIds, "objectIds is null");
        requireNonNull(frameIds, "frameIds is null");
        requireNonNull(zoneEvents, "zoneEvents is null");
        requireNonNull(readings, "readings is null");
        requireNonNull(anomalies, "anomalies is null");
        requireNonNull(joinStatus, "joinStatus is null");
    }

    /** Whether the condition holds with this signal. */
    public boolean holds() {
        return end == null;
    }

    /** The same with other times of coming true and being over. */
    public RuleSignal between(Instant newStart, @Nullable Instant newEnd) {
        return new RuleSignal(
                ruleId,
                ruleVersion,
                category,
                priority,
                area,
                sourceId,
                subject,
                message,
                consequence,
                response,
                newStart,
                newEnd,
                objectIds,
                frameIds,
                zoneEvents,
                readings,
                anomalies,
                model,
                joinStatus);
    }
}
