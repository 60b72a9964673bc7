package io.atalaya.operators.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.testing.Frames;
import io.atalaya.operators.testing.RecordingMetricGroup;
import org.junit.jupiter.api.Test;

class TrackMetricsTest {
    @Test
    void countsStartsAndEnds() {
        RecordingMetricGroup group = new RecordingMetricGroup();
        TrackMetrics metrics = new TrackMetrics(group, "door");

        metrics.followed(result(3, 1));
        metrics.followed(result(0, 2));

        assertThat(group.count("camera.door.numTracksStarted")).isEqualTo(3);
        assertThat(group.count("camera.door.numTracksEnded")).isEqualTo(3);
    }

    private static Tracker.Result result(int started, int ended) {
        return new Tracker.Result(
                Frames.of("door").frame(0), TrackerMemory.empty(), started, ended);
    }
}
