package io.atalaya.operators.zone;

import static io.atalaya.operators.testing.Frames.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.testing.Frames;
import io.atalaya.operators.testing.RecordingMetricGroup;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZoneMetricsTest {
    @Test
    void countsEachKindOfEvent() {
        RecordingMetricGroup group = new RecordingMetricGroup();
        ZoneMetrics metrics = new ZoneMetrics(group, "door");
        WatchedZones zones = new WatchedZones(leftHalfAndItsBorder());
        double[] walk = {0.1, 0.1, 0.1, 0.9, 0.1, 0.9};
        for (int i = 0; i < walk.length; i++) {
            Frames camera = Frames.of("door");
            zones.see(camera.frame(i, person(1, walk[i], 0.5))).events().forEach(metrics::happened);
        }

        assertThat(group.count("camera.door.numEnters")).isEqualTo(2);
        assertThat(group.count("camera.door.numLeaves")).isEqualTo(2);
        assertThat(group.count("camera.door.numDwells")).isEqualTo(1);
        assertThat(group.count("camera.door.numCrossings")).isEqualTo(3);
    }

    private static CameraZones leftHalfAndItsBorder() {
        List<List<Double>> half =
                List.of(List.of(0.0, 0.0), List.of(0.5, 0.0), List.of(0.5, 1.0), List.of(0.0, 1.0));
        ZoneConfig zone =
                new ZoneConfig(
                        "half", half, List.of(), Anchor.CENTRE, 1, 0, Duration.ofMillis(200));
        LineConfig line =
                new LineConfig(
                        "middle",
                        List.of(0.5, 1.0),
                        List.of(0.5, 0.0),
                        List.of(),
                        Anchor.CENTRE,
                        1);
        return new CameraZones(List.of(zone), List.of(line), Duration.ofSeconds(1));
    }
}
