package io.atalaya.operators.zone;

import static io.atalaya.operators.testing.Frames.person;
import static io.atalaya.operators.testing.Frames.tracked;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.ZoneCount;
import io.atalaya.operators.model.ZoneEvent;
import io.atalaya.operators.model.ZoneEventType;
import io.atalaya.operators.model.ZonePresence;
import io.atalaya.operators.testing.Frames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneMonitorTest {
    private static final double OUT = 0.1;
    private static final double IN = 0.5;

    private final Frames frames = Frames.of("door");
    private final List<ZoneEvent> events = new ArrayList<>();
    private ZoneMonitor monitor = new ZoneMonitor(zones(3, 0.02, Duration.ZERO, List.of()));
    private ZoneMemory memory = ZoneMemory.empty();
    private long sequence;
    private Frame last;

    @ParameterizedTest
    @CsvSource({"2, 0", "3, 1", "4, 1"})
    void entersAfterFramesInARow(int framesInside, int entered) {
        walk(OUT, OUT);
        for (int i = 0; i < framesInside; i++) {
            walk(IN);
        }

        assertThat(types()).hasSize(entered);
    }

    @Test
    void tellsTheFirstFrameInsideAndTheTimeThere() {
        walk(OUT, IN, IN, IN, IN, OUT, OUT, OUT);

        assertThat(types()).containsExactly(ZoneEventType.ENTER, ZoneEventType.LEAVE);
        assertThat(events.get(0).at()).isEqualTo(frames.at(1));
        assertThat(events.get(0).frameId()).isEqualTo("door/0/1");
        assertThat(events.get(0).count()).isEqualTo(1);
        assertThat(events.get(1).at()).isEqualTo(frames.at(5));
        assertThat(events.get(1).frameId()).isEqualTo("door/0/5");
        assertThat(events.get(1).dwellMillis()).isEqualTo(400);
        assertThat(events.get(1).count()).isZero();
    }

    @Test
    void doesNotFlutterOnTheBorder() {
        walk(IN, IN, IN);
        for (int i = 0; i < 50; i++) {
            walk(0.199, 0.201, 0.19, 0.19, 0.19, 0.19);
        }

        assertThat(types()).containsExactly(ZoneEventType.ENTER);
    }

    @Test
    void doesNotEnterInTheMarginOutsideTheBorder() {
        walk(0.19, 0.19, 0.19, 0.19, 0.19);

        assertThat(types()).isEmpty();
    }

    @Test
    void doesNotFlutterWhenBoxesJump() {
        walk(IN, IN, IN);
        for (int i = 0; i < 20; i++) {
            walk(OUT, OUT, IN);
        }

        assertThat(types()).containsExactly(ZoneEventType.ENTER);
    }

    @Test
    void keepsWhatIsLostForAMoment() {
        walk(IN, IN, IN);
        show();
        show();
        assertThat(last.zoneCounts()).containsExactly(new ZoneCount("cell", "person", 1));
        walk(IN);

        assertThat(types()).containsExactly(ZoneEventType.ENTER);
        assertThat(last.objects().get(0).zones())
                .containsExactly(new ZonePresence("cell", frames.at(0)));
    }

    @ParameterizedTest
    @CsvSource({"9, 0", "10, 0", "11, 1"})
    void leavesWhenTheTrackHasEnded(int framesUnseen, int left) {
        walk(IN, IN, IN);
        for (int i = 0; i < framesUnseen; i++) {
            show();
        }

        assertThat(types().stream().filter(ZoneEventType.LEAVE::equals)).hasSize(left);
        assertThat(memory.tracks()).hasSize(1 - left);
        if (left > 0) {
            assertThat(events.get(1).at()).isEqualTo(frames.at(2));
            assertThat(events.get(1).frameId()).isEqualTo("door/0/2");
            assertThat(events.get(1).dwellMillis()).isEqualTo(200);
        }
    }

    @Test
    void countsVisits() {
        walk(IN, IN, IN, OUT, OUT, OUT, IN, IN, IN);

        assertThat(events).extracting(ZoneEvent::visit).containsExactly(1, 1, 2);
    }

    @Test
    void countsByLabel() {
        for (int i = 0; i < 3; i++) {
            show(person(1, IN, IN), person(2, IN, IN), tracked("cart", 3, IN, IN));
        }

        assertThat(last.zoneCounts())
                .containsExactly(
                        new ZoneCount("cell", "cart", 1), new ZoneCount("cell", "person", 2));
        assertThat(events).extracting(ZoneEvent::count).containsExactly(1L, 2L, 1L);
    }

    @Test
    void watchesItsLabelsOnlyAndCountsThemAlsoWhenNoneIsThere() {
        monitor = new ZoneMonitor(zones(1, 0, Duration.ZERO, List.of("person")));
        show(tracked("cart", 3, IN, IN));

        assertThat(events).isEmpty();
        assertThat(last.zoneCounts()).containsExactly(new ZoneCount("cell", "person", 0));
    }

    @Test
    void tellsEachDwellInterval() {
        monitor = new ZoneMonitor(zones(1, 0, Duration.ofMillis(500), List.of()));
        for (int i = 0; i <= 12; i++) {
            walk(IN);
        }

        assertThat(types())
                .containsExactly(ZoneEventType.ENTER, ZoneEventType.DWELL, ZoneEventType.DWELL);
        assertThat(events).extracting(ZoneEvent::dwellMillis).containsExactly(0L, 500L, 1000L);
    }

    @Test
    void tellsOneDwellAfterAGapOfSeveral() {
        monitor = new ZoneMonitor(zones(1, 0, Duration.ofMillis(200), List.of()));
        walk(IN);
        sequence = 7;
        walk(IN, IN);

        assertThat(types())
                .containsExactly(ZoneEventType.ENTER, ZoneEventType.DWELL, ZoneEventType.DWELL);
        assertThat(events).extracting(ZoneEvent::at).endsWith(frames.at(7), frames.at(8));
    }

    @Test
    void leavesWhatIsNotTrackedAlone() {
        show(Frames.seen("person", 0.9f, person(1, IN, IN).detection().box()));

        assertThat(last.objects().get(0).zones()).isEmpty();
        assertThat(memory.tracks()).isEmpty();
    }

    @Test
    void endsTracksWhenTheClockWasSetBack() {
        walk(IN, IN, IN);
        sequence = -1000;
        show();

        assertThat(types()).endsWith(ZoneEventType.LEAVE);
        assertThat(memory.tracks()).isEmpty();
    }

    private static CameraZones zones(
            int minimumFrames, double margin, Duration dwell, List<String> labels) {
        List<List<Double>> square =
                List.of(List.of(0.2, 0.2), List.of(0.8, 0.2), List.of(0.8, 0.8), List.of(0.2, 0.8));
        ZoneConfig zone =
                new ZoneConfig(
                        "cell", square, labels, Anchor.BOTTOM_CENTRE, minimumFrames, margin, dwell);
        return new CameraZones(List.of(zone), List.of(), Duration.ofSeconds(1));
    }

    private void walk(double... xRatios) {
        for (double x : xRatios) {
            show(person(1, x, IN));
        }
    }

    private void show(DetectedObject... objects) {
        ZoneMonitor.Observation seen = monitor.observe(memory, frames.frame(sequence++, objects));
        memory = seen.memory();
        last = seen.frame();
        events.addAll(last.events());
    }

    private List<ZoneEventType> types() {
        return events.stream().map(ZoneEvent::type).toList();
    }
}
