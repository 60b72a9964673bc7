package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A series of readings is out of the ordinary. It is told when it begins and again, with the same
 * id, when it ends.
 *
 * @param id derived from detector, series and start, so that a replay gives the same id
 * @param sensorId the sensor
 * @param name which of the sensor's values it is
 * @param detector as the configuration names it
 * @param start event time at which it began
 * @param end event time at which it ended, null while it lasts
 * @param score how far out of the ordinary; what it is compared with is {@code threshold}
 * @param value the value that set it off, in {@code unit}
 * @param expectedLow the least value expected then, null where the detector does not know
 * @param expectedHigh the greatest value expected then, null where the detector does not know
 * @param reason one sentence for people
 * @param model the model, null for detectors that run none
 */
public record Anomaly(
        String id,
        String sensorId,
        String name,
        String area,
        String detector,
        Instant start,
        @Nullable Instant end,
        double score,
        double threshold,
        double value,
        @Nullable Double expectedLow,
        @Nullable Double expectedHigh,
        String unit,
        String reason,
        @Nullable ModelInfo model) {
    public Anomaly {
        requireNonNull(id, "id is null");
        requireNonNull(sensorId, "sensorId is null");
        requireNonNull(name, "name is null");
        requireNonNull(area, "area is null");
        requireNonNull(detector, "detector is null");
        requireNonNull(start, "start is null");
        requireNonNull(unit, "unit is null");
        requireNonNull(reason, "reason is null");
    }

    public String seriesId() {
        return Reading.seriesId(sensorId, name);
    }
}
