package io.atalaya.operators.zone;

import static io.atalaya.operators.testing.Frames.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.ZoneEvent;
import io.atalaya.operators.model.ZoneEventType;
import io.atalaya.operators.testing.Frames;
import io.atalaya.operators.testing.KeyedHarness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class ZoneFunctionHarnessTest {
    private static final CameraZones ZONES =
            new CameraZones(
                    List.of(
                            new ZoneConfig(
                                    "cell",
                                    List.of(
                                            List.of(0.2, 0.2),
                                            List.of(0.8, 0.2),
                                            List.of(0.8, 0.8),
                                            List.of(0.2, 0.8)),
                                    List.of(),
                                    Anchor.BOTTOM_CENTRE,
                                    3,
                                    0.01,
                                    Duration.ZERO)),
                    List.of(),
                    Duration.ofSeconds(1));

    private final Frames door = Frames.of("door");
    private final Frames dock = Frames.of("dock");

    @Test
    void keepsCamerasApart() throws Exception {
        try (KeyedHarness<Frame, Frame> harness = open()) {
            for (int i = 0; i < 3; i++) {
                harness.process(door.frame(i, person(1, 0.5, 0.5)));
                harness.process(dock.frame(i, person(1, 0.1, 0.1)));
            }

            assertThat(events(harness)).extracting(ZoneEvent::cameraId).containsExactly("door");
        }
    }

    @Test
    void keepsNothingWhenTheTracksHaveEnded() throws Exception {
        try (KeyedHarness<Frame, Frame> harness = open()) {
            for (int i = 0; i < 3; i++) {
                harness.process(door.frame(i, person(1, 0.5, 0.5)));
            }
            assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
            harness.process(door.frame(50));

            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
            assertThat(events(harness))
                    .extracting(ZoneEvent::type)
                    .containsExactly(ZoneEventType.ENTER, ZoneEventType.LEAVE);
        }
    }

    @Test
    void goesOnFromASnapshotAsIfNothingHappened() throws Exception {
        OperatorSubtaskState snapshot;
        try (KeyedHarness<Frame, Frame> harness = open()) {
            harness.process(door.frame(0, person(1, 0.5, 0.5)));
            harness.process(door.frame(1, person(1, 0.5, 0.5)));
            snapshot = harness.snapshot(1, 1);
        }
        try (KeyedHarness<Frame, Frame> harness =
                KeyedHarness.restore(snapshot, function(), frame -> frame.info().cameraId())) {
            harness.process(door.frame(2, person(1, 0.5, 0.5)));

            assertThat(events(harness)).extracting(ZoneEvent::at).containsExactly(door.at(0));
        }
    }

    @Test
    void handsOnFramesOfCamerasWithoutZones() throws Exception {
        try (KeyedHarness<Frame, Frame> harness = open()) {
            Frame frame = Frames.of("yard").frame(0, person(1, 0.5, 0.5));
            harness.process(frame);

            assertThat(harness.extractOutputValues()).containsExactly(frame);
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    private static KeyedHarness<Frame, Frame> open() throws Exception {
        return KeyedHarness.open(function(), frame -> frame.info().cameraId());
    }

    private static ZoneFunction function() {
        return new ZoneFunction(Map.of("door", ZONES, "dock", ZONES));
    }

    private static List<ZoneEvent> events(KeyedHarness<Frame, Frame> harness) {
        List<ZoneEvent> events = new ArrayList<>();
        harness.extractOutputValues().forEach(frame -> events.addAll(frame.events()));
        return events;
    }
}
