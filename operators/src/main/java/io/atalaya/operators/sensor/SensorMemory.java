package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.ReadingCounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a sensor from one signal to the next.
 *
 * @param now the sensor's present: the machine's time for a live one, the data's for a file
 * @param connection how its connection does
 * @param told what was last told of it; null before anything was
 * @param toldAt the machine's time of that
 * @param clockTrouble null where there never was any
 * @param valueTrouble null where there never was any
 */
public record SensorMemory(
        Instant now,
        SensorCondition connection,
        @Nullable SensorCondition told,
        Instant toldAt,
        @Nullable Trouble clockTrouble,
        @Nullable Trouble valueTrouble,
        ReadingCounts counts,
        List<SeriesMemory> series) {
    public SensorMemory {
        requireNonNull(now, "now is null");
        requireNonNull(connection, "connection is null");
        requireNonNull(toldAt, "toldAt is null");
        requireNonNull(counts, "counts is null");
        requireNonNull(series, "series is null");
    }

    /** Of a sensor that is heard of for the first time. */
    static SensorMemory first(Instant now) {
        return new SensorMemory(
                now,
                new SensorCondition(
                        HealthStatus.RECONNECTING, HealthReason.NONE, "connecting", now),
                null,
                Instant.EPOCH,
                null,
                null,
                new ReadingCounts(0, 0, 0, Map.of()),
                List.of());
    }
}
