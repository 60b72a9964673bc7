package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule came true for something, and what became of it. Every change is a new revision under the
 * same id.
 *
 * @param alertId derived from what the alert is about, so that a replay gives the same id
 * @param revision 1, 2, 3 … for each id
 * @param category what kind of rule it was, such as {@code object-in-zone}
 * @param start event time at which the condition came true
 * @param end event time at which it ended, null while it lasts
 * @param objectIds ids of the tracks it is about
 * @param frameIds the frames it shows in first and last
 * @param model the model that saw it, null where no model was involved
 */
public record Alert(
        String alertId,
        int revision,
        AlertState state,
        AlertPriority priority,
        String ruleId,
        String ruleVersion,
        String category,
        String area,
        String cameraId,
        String message,
        Instant start,
        @Nullable Instant end,
        List<String> objectIds,
        List<String> frameIds,
        List<ZoneEvent> zoneEvents,
        @Nullable ModelInfo model,
        JoinStatus joinStatus) {
    public Alert {
        requireNonNull(alertId, "alertId is null");
        requireNonNull(state, "state is null");
        requireNonNull(priority, "priority is null");
        requireNonNull(ruleId, "ruleId is null");
        requireNonNull(ruleVersion, "ruleVersion is null");
        requireNonNull(category, "category is null");
        requireNonNull(area, "area is null");
        requireNonNull(cameraId, "cameraId is null");
        requireNonNull(message, "message is null");
        requireNonNull(start, "start is null");
        requireNonNull(objectIds, "objectIds is null");
        requireNonNull(frameIds, "frameIds is null");
        requireNonNull(zoneEvents, "zoneEvents is null");
        requireNonNull(joinStatus, "joinStatus is null");
    }
}
