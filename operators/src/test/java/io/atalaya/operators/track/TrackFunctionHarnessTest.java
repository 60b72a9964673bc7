package io.atalaya.operators.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.model.Box;
import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.Track;
import io.atalaya.operators.testing.Frames;
import io.atalaya.operators.testing.KeyedHarness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class TrackFunctionHarnessTest {
    private static final TrackerConfig CONFIG =
            new TrackerConfig(0.5, 0.1, Duration.ofSeconds(1), 0.2, 2);

    @Test
    void givesTheSameIdsAfterARestoreInTheMiddle() throws Exception {
        List<Frame> input = crowd(60);
        List<Frame> undisturbed;
        try (KeyedHarness<Frame, Frame> harness = open()) {
            for (Frame frame : input) {
                harness.process(frame);
            }
            undisturbed = harness.extractOutputValues();
        }

        List<Frame> disturbed = new ArrayList<>();
        OperatorSubtaskState snapshot;
        try (KeyedHarness<Frame, Frame> harness = open()) {
            for (Frame frame : input.subList(0, 31)) {
                harness.process(frame);
            }
            snapshot = harness.snapshot(1, 1);
            disturbed.addAll(harness.extractOutputValues());
        }
        try (KeyedHarness<Frame, Frame> harness =
                KeyedHarness.restore(snapshot, function(), frame -> frame.info().cameraId())) {
            for (Frame frame : input.subList(31, 60)) {
                harness.process(frame);
            }
            disturbed.addAll(harness.extractOutputValues());
        }

        assertThat(disturbed).isEqualTo(undisturbed);
    }

    /** What it gave since the checkpoint it does not know any more, and consumers have seen. */
    @Test
    void givesALiveCamerasIdsNoSecondTimeAfterACrash() throws Exception {
        Frames door = Frames.live("door");
        DetectedObject person = Frames.seen("person", 0.9f, new Box(1, 1, 100, 200));
        OperatorSubtaskState checkpoint;
        Set<Long> before;
        try (KeyedHarness<Frame, Frame> harness = open()) {
            harness.process(door.frame(0, person));
            harness.process(door.frame(1, person));
            checkpoint = harness.snapshot(1, 1);
            harness.process(door.frame(50, person));
            harness.process(door.frame(51, person));
            before = ids(harness);
        }
        try (KeyedHarness<Frame, Frame> harness =
                KeyedHarness.restore(checkpoint, function(), frame -> frame.info().cameraId())) {
            for (int i = 100; i < 104; i++) {
                harness.process(door.frame(i, person));
            }

            assertThat(before).containsExactly(1L, 2L);
            assertThat(ids(harness)).hasSize(1).doesNotContainAnyElementsOf(before);
        }
    }

    private static Set<Long> ids(KeyedHarness<Frame, Frame> harness) {
        return harness.extractOutputValues().stream()
                .map(frame -> frame.objects().get(0).track())
                .filter(Objects::nonNull)
                .map(Track::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void keepsOnlyTheLastIdWhenAllTracksHaveEnded() throws Exception {
        Frames door = Frames.of("door");
        DetectedObject person = Frames.seen("person", 0.9f, new Box(1, 1, 100, 200));
        try (KeyedHarness<Frame, Frame> harness = open()) {
            harness.process(door.frame(0, person));
            harness.process(door.frame(1, person));
            assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
            harness.process(door.frame(50));

            assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
            assertThat(harness.numEventTimeTimers() + harness.numProcessingTimeTimers()).isZero();
        }
    }

    @Test
    void countsEachCamerasTracksFromOne() throws Exception {
        DetectedObject person = Frames.seen("person", 0.9f, new Box(1, 1, 100, 200));
        try (KeyedHarness<Frame, Frame> harness = open()) {
            for (int i = 0; i < 2; i++) {
                harness.process(Frames.of("door").frame(i, person));
                harness.process(Frames.of("dock").frame(i, person));
            }

            assertThat(harness.extractOutputValues().subList(2, 4))
                    .allSatisfy(
                            frame -> assertThat(frame.objects().get(0).track().id()).isEqualTo(1));
        }
    }

    @Test
    void saysWhichCameraItDoesNotKnow() throws Exception {
        try (KeyedHarness<Frame, Frame> harness = open()) {
            assertThatThrownBy(() -> harness.process(Frames.of("roof").frame(0)))
                    .hasMessageContaining("roof");
        }
    }

    private static KeyedHarness<Frame, Frame> open() throws Exception {
        return KeyedHarness.open(function(), frame -> frame.info().cameraId());
    }

    private static TrackFunction function() {
        return new TrackFunction(Map.of("door", CONFIG, "dock", CONFIG));
    }

    /** Eight people who come and go and are missed now and then. */
    private static List<Frame> crowd(int length) {
        Random random = new Random(5);
        Frames door = Frames.of("door");
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            List<DetectedObject> objects = new ArrayList<>();
            for (int person = 0; person < 8; person++) {
                if (random.nextDouble() < 0.8) {
                    float left = 100 * person + (person % 2 == 0 ? 7 : -7) * i;
                    Box box = new Box(left, 200, left + 120, 480);
                    objects.add(Frames.seen("person", 0.3f + 0.6f * random.nextFloat(), box));
                }
            }
            frames.add(door.frame(i, objects.toArray(DetectedObject[]::new)));
        }
        return frames;
    }
}
