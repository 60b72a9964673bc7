package io.atalaya.operators.anomaly;

import io.atalaya.operators.model.Reading;
import java.time.Instant;

/**
 * State: what an anomaly must say of its series, also when no reading comes.
 *
 * @param lastAt event time of the last reading that detectors saw
 * @param reviewAt event time at which it is looked at whether the series can be forgotten
 */
public record WatchedSeries(
        String sensorId, String name, String area, String unit, Instant lastAt, Instant reviewAt) {

    static WatchedSeries of(Reading reading, Instant reviewAt) {
        return new WatchedSeries(
                reading.sensorId(),
                reading.name(),
                reading.area(),
                reading.unit(),
                reading.at(),
                reviewAt);
    }

    WatchedSeries reviewedAgainAt(Instant at) {
        return new WatchedSeries(sensorId, name, area, unit, lastAt, at);
    }

    String seriesId() {
        return Reading.seriesId(sensorId, name);
    }
}
