package io.atalaya.operators.rule.present;

import io.atalaya.operators.model.Anomaly;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.SensorHealth;

/**
 * The latest facts of one area, each kind in a book of its own.
 *
 * @param frames by camera
 * @param cameraHealth by camera
 * @param sensorHealth by sensor
 * @param readings by series
 * @param windows by series and stretch
 * @param crossings by line
 * @param anomalies by series and detector, those that last
 * @param paths by camera and track
 */
public record AreaMemory(
        Book<FrameFacts> frames,
        Book<CameraHealth> cameraHealth,
        Book<SensorHealth> sensorHealth,
        Book<Reading> readings,
        Book<SlidingWindow> windows,
        Book<Crossings> crossings,
        Book<Anomaly> anomalies,
        Book<TrackPath> paths) {

    public static AreaMemory onHeap() {
        return new AreaMemory(
                new BookInMemory<>(),
                new BookInMemory<>(),
                new BookInMemory<>(),
                new BookInMemory<>(),
                new BookInMemory<>(),
                new BookInMemory<>(),
                new BookInMemory<>(),
                new BookInMemory<>());
    }
}
