package io.atalaya.operators.track;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts one camera's tracks. {@code numTracksEnded} follows {@code numTracksStarted}; the
 * difference is what is followed now. Many more tracks than objects mean that ids break: the camera
 * drops frames, or {@code lostTrackBuffer} is short.
 */
final class TrackMetrics {
    static final String NUM_TRACKS_STARTED = "numTracksStarted";
    static final String NUM_TRACKS_ENDED = "numTracksEnded";

    private final Counter started;
    private final Counter ended;

    TrackMetrics(MetricGroup operator, String cameraId) {
        MetricGroup camera = operator.addGroup("camera", cameraId);
        started = camera.counter(NUM_TRACKS_STARTED);
        ended = camera.counter(NUM_TRACKS_ENDED);
    }

    void followed(Tracker.Result result) {
        started.inc(result.started());
        ended.inc(result.ended());
    }
}
