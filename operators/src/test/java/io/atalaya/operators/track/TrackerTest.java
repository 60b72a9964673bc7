package io.atalaya.operators.track;

import static io.atalaya.operators.testing.Frames.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.model.Box;
import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.testing.Frames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackerTest {
    private static final Duration BUFFER = Duration.ofSeconds(1);

    private final Frames frames = Frames.of("door");
    private Tracker tracker = new Tracker(config(2));
    private TrackerMemory memory = TrackerMemory.empty();
    private Tracker.Result last;

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "3, 1"})
    void givesAnIdAfterFramesInARow(int seenFrames, int ids) {
        for (int i = 0; i < seenFrames; i++) {
            show(i, at(100));
        }

        assertThat(memory.lastId()).isEqualTo(ids);
        assertThat(last.frame().objects().get(0).track() != null).isEqualTo(ids == 1);
    }

    @Test
    void givesNoIdToWhatFlickersUp() {
        for (int i = 0; i < 20; i += 2) {
            show(i, at(100));
            show(i + 1);
        }

        assertThat(memory).isEqualTo(TrackerMemory.empty());
    }

    @ParameterizedTest
    @CsvSource({"0.49, 0", "0.5, 1", "0.51, 1"})
    void beginsTracksWithConfidenceOnly(float confidence, int ids) {
        show(0, at(100, confidence));
        show(1, at(100, confidence));

        assertThat(memory.lastId()).isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource({"0.09, false", "0.1, true", "0.2, true"})
    void prolongsATrackWithWeakDetections(float confidence, boolean followed) {
        show(0, at(100));
        show(1, at(100));
        show(2, at(100, confidence));

        assertThat(last.frame().objects().get(0).track() != null).isEqualTo(followed);
    }

    @ParameterizedTest
    @CsvSource({"900, 1", "1000, 1", "1001, 2"})
    void keepsTheIdOfWhatComesBackInTime(long unseenMillis, long id) {
        show(0, at(100));
        show(1, at(100));
        Instant back = frames.at(1).plusMillis(unseenMillis);
        showAt(0, 3, back.minusMillis(100));
        showAt(0, 4, back, at(100));
        showAt(0, 5, back.plusMillis(100), at(100));

        assertThat(last.frame().objects().get(0).track().id()).isEqualTo(id);
        assertThat(memory.lastId()).isEqualTo(id);
    }

    @Test
    void tellsSinceWhenItIsSeenAndForHowLong() {
        show(0, at(100));
        show(1, at(100));
        show(2);
        show(3, at(100));

        assertThat(last.frame().objects().get(0).track().firstSeen()).isEqualTo(frames.at(0));
        assertThat(last.frame().objects().get(0).track().lastSeen()).isEqualTo(frames.at(3));
        assertThat(last.frame().objects().get(0).track().ageFrames()).isEqualTo(3);
        assertThat(last.frame().objects().get(0).track().missedFrames()).isZero();
    }

    /** Moving 30 px in 100 ms, 100 px wide: after ten frames without it, it is 300 px further. */
    @Test
    void findsWhatMovedOnWhileItWasHidden() {
        for (int i = 0; i < 20; i++) {
            show(i, at(100 + 30 * i));
        }
        show(29, at(100 + 30 * 29));

        assertThat(ids()).containsExactly(1L);
    }

    /** The same motion under a frame rate that changes from 25 to 5 a second and back. */
    @Test
    void followsTimeAndNotFrames() {
        Random random = new Random(3);
        long millis = 0;
        for (int i = 0; i < 100; i++) {
            millis += i % 40 < 20 ? 40 : 200;
            double x = 100 + millis * 0.1 + random.nextGaussian();
            showAt(0, i, Frames.START.plusMillis(millis), at((int) x));
        }

        assertThat(memory.lastId()).isEqualTo(1);
    }

    @Test
    void keepsTwoApartWhoPassEachOther() {
        for (int i = 0; i < 30; i++) {
            show(i, at(100 + 20 * i), at(700 - 20 * i));
        }

        assertThat(ids()).containsExactly(1L, 2L);
        assertThat(memory.lastId()).isEqualTo(2);
    }

    @Test
    void neverTakesOneLabelForAnother() {
        show(0, at(100));
        show(1, at(100));
        Box box = at(100).detection().box();
        show(2, seen("cart", 0.9f, box));
        show(3, seen("cart", 0.9f, box));

        assertThat(ids()).containsExactly(2L);
    }

    @Test
    void goesOnAfterAReconnectInTime() {
        show(0, at(100));
        show(1, at(100));
        showAt(1, 2, frames.at(6), at(100));

        assertThat(ids()).containsExactly(1L);
    }

    @Test
    void beginsAnewWhenTheClockWasSetBack() {
        show(0, at(100));
        show(1, at(100));
        showAt(1, 2, frames.at(-600), at(100));
        showAt(1, 3, frames.at(-599), at(100));

        assertThat(ids()).containsExactly(2L);
    }

    @Test
    void beginsAnewInAPictureOfAnotherSize() {
        show(0, at(100));
        show(1, at(100));
        Frame large = frames.frame(2, at(100));
        FrameInfo info = large.info();
        FrameInfo larger =
                new FrameInfo(
                        "door",
                        "dock",
                        1,
                        2,
                        0,
                        1920,
                        1080,
                        info.capturedAt(),
                        info.arrivedAt(),
                        info.clockSource());
        Frame frame =
                new Frame(
                        larger,
                        large.model(),
                        large.inferredAt(),
                        large.objects(),
                        List.of(),
                        List.of());
        Tracker.Result result = tracker.follow(memory, frame);

        assertThat(result.ended()).isEqualTo(1);
        assertThat(result.frame().objects().get(0).track()).isNull();
    }

    @Test
    void forgetsEndedTracksAndCountsThem() {
        show(0, at(100));
        show(1, at(100));
        assertThat(last.started()).isEqualTo(1);
        show(50);

        assertThat(last.ended()).isEqualTo(1);
        assertThat(memory.followed()).isEqualTo(FollowedTracks.none());
        assertThat(memory.lastId()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givesNoIdTwiceInAFrame(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            DetectedObject[] objects = new DetectedObject[random.nextInt(12)];
            for (int j = 0; j < objects.length; j++) {
                objects[j] = at(random.nextInt(800), random.nextFloat());
            }
            show(i, objects);

            assertThat(ids()).as("seed %d, frame %d", seed, i).doesNotHaveDuplicates();
            assertThat(last.frame().objects()).hasSameSizeAs(objects);
        }
    }

    @Test
    void refusesSettingsThatContradict() {
        assertThatThrownBy(() -> new TrackerConfig(0.3, 0.4, BUFFER, 0.2, 1))
                .hasMessageContaining("minimumConfidence")
                .hasMessageContaining("trackActivationThreshold");
    }

    private static TrackerConfig config(int minimumFrames) {
        return new TrackerConfig(0.5, 0.1, BUFFER, 0.2, minimumFrames);
    }

    private static DetectedObject at(int leftPx) {
        return at(leftPx, 0.9f);
    }

    private static DetectedObject at(int leftPx, float confidence) {
        return seen("person", confidence, new Box(leftPx, 300, leftPx + 100, 500));
    }

    private void show(long sequence, DetectedObject... objects) {
        showAt(0, sequence, frames.at(sequence), objects);
    }

    private void showAt(int epoch, long sequence, Instant at, DetectedObject... objects) {
        last = tracker.follow(memory, frames.frame(epoch, sequence, at, objects));
        memory = last.memory();
    }

    private List<Long> ids() {
        List<Long> ids = new ArrayList<>();
        for (DetectedObject object : last.frame().objects()) {
            if (object.track() != null) {
                ids.add(object.track().id());
            }
        }
        return ids;
    }
}
