package io.atalaya.operators.zone;

import static io.atalaya.operators.testing.Frames.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.CrossingDirection;
import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.ZoneEvent;
import io.atalaya.operators.model.ZoneEventType;
import io.atalaya.operators.testing.Frames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineCrossingTest {
    private static final double IN = 0.5;

    private final Frames frames = Frames.of("door");
    private final List<ZoneEvent> events = new ArrayList<>();
    private ZoneMonitor monitor;
    private ZoneMemory memory = ZoneMemory.empty();
    private long sequence;

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "1, 2, 0", "2, 1, 0", "2, 2, 1", "3, 3, 1"})
    void crossesAfterFramesOnBothSides(int left, int right, int crossings) {
        monitor = new ZoneMonitor(line(2));
        walkTimes(left, 0.4);
        walkTimes(right, 0.6);

        assertThat(types()).hasSize(crossings);
    }

    @Test
    void tellsDirectionAndCountsEach() {
        monitor = new ZoneMonitor(line(2));
        walk(0.3, 0.4, 0.6, 0.6, 0.4, 0.3, 0.6, 0.7);

        assertThat(events)
                .extracting(ZoneEvent::direction)
                .containsExactly(
                        CrossingDirection.LEFT_TO_RIGHT,
                        CrossingDirection.RIGHT_TO_LEFT,
                        CrossingDirection.LEFT_TO_RIGHT);
        assertThat(events).extracting(ZoneEvent::count).containsExactly(1L, 1L, 2L);
        assertThat(events).extracting(ZoneEvent::visit).containsExactly(1, 2, 3);
        assertThat(events.get(0).at()).isEqualTo(frames.at(2));
        assertThat(events.get(0).frameId()).isEqualTo("door/0/2");
    }

    @Test
    void doesNotCountOneThatTremblesOnTheLine() {
        monitor = new ZoneMonitor(line(2));
        walk(0.4, 0.4);
        for (int i = 0; i < 30; i++) {
            walk(0.51, 0.49, 0.5);
        }

        assertThat(events).isEmpty();
    }

    @Test
    void doesNotCountTheWayAroundItsEnd() {
        monitor = new ZoneMonitor(line(1));
        show(person(1, 0.4, 0.9));
        show(person(1, 0.6, 0.9));
        show(person(1, 0.6, 0.5));
        show(person(1, 0.4, 0.5));

        assertThat(events)
                .extracting(ZoneEvent::direction)
                .containsExactly(CrossingDirection.RIGHT_TO_LEFT);
    }

    @Test
    void countsACrossingWhileItWasLost() {
        monitor = new ZoneMonitor(line(2));
        walk(0.3, 0.4);
        show();
        walk(0.6, 0.6);

        assertThat(types()).containsExactly(ZoneEventType.CROSS);
    }

    @Test
    void forgetsTracksAndKeepsCounts() {
        monitor = new ZoneMonitor(line(1));
        walk(0.4, 0.6);
        sequence = 100;
        show();

        assertThat(memory.tracks()).isEmpty();
        assertThat(memory.lineCounts())
                .containsExactly(
                        new LineCount("gate", "person", CrossingDirection.LEFT_TO_RIGHT, 1));
    }

    /** From the bottom upwards in the middle of the picture, ending at y = 0.8 and 0.2. */
    private static CameraZones line(int minimumFrames) {
        LineConfig line =
                new LineConfig(
                        "gate",
                        List.of(0.5, 0.8),
                        List.of(0.5, 0.2),
                        List.of(),
                        Anchor.BOTTOM_CENTRE,
                        minimumFrames);
        return new CameraZones(List.of(), List.of(line), Duration.ofSeconds(1));
    }

    private void walkTimes(int times, double x) {
        for (int i = 0; i < times; i++) {
            walk(x);
        }
    }

    private void walk(double... xRatios) {
        for (double x : xRatios) {
            show(person(1, x, IN));
        }
    }

    private void show(DetectedObject... objects) {
        ZoneMonitor.Observation seen = monitor.observe(memory, frames.frame(sequence++, objects));
        memory = seen.memory();
        events.addAll(seen.frame().events());
    }

    private List<ZoneEventType> types() {
        return events.stream().map(ZoneEvent::type).toList();
    }
}
