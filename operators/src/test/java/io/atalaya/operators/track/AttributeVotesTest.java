package io.atalaya.operators.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.Attribute;
import io.atalaya.operators.model.Box;
import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.Detection;
import io.atalaya.operators.testing.Frames;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One person, and a model that does not see in every frame whether there is a helmet. */
class AttributeVotesTest {
    private static final Box PLACE = new Box(100, 300, 200, 500);

    private final Frames frames = Frames.of("door");
    private final Tracker tracker =
            new Tracker(new TrackerConfig(0.5, 0.1, Duration.ofSeconds(1), 0.2, 2));
    private TrackerMemory memory = TrackerMemory.empty();
    private Tracker.Result last;
    private int shown;

    @Test
    void keepsWhatMostFramesSay() {
        show(5, person("no", PLACE));
        show(1, person("yes", PLACE));

        assertThat(helmets()).containsExactly("no");
        assertThat(only().confidence()).isBetween(0.8f, 0.9f);
    }

    @Test
    void whatChangesForGoodChangesOnTheSameTrack() {
        show(5, person("no", PLACE));
        show(20, person("yes", PLACE));

        assertThat(helmets()).containsExactly("yes");
        assertThat(memory.lastId()).isEqualTo(1);
    }

    @Test
    void framesThatDoNotTellChangeNothing() {
        show(5, person("no", PLACE));
        show(50, Frames.seen("person", 0.9f, PLACE));

        assertThat(helmets()).containsExactly("no");
    }

    @Test
    void attributesAreVotedForOneByOne() {
        show(3, person(PLACE, new Attribute("helmet", "no", 0.9f)));
        show(3, person(PLACE, new Attribute("vest", "yes", 0.9f)));

        assertThat(last.frame().objects().get(0).detection().attributes())
                .extracting(Attribute::said)
                .containsExactly("helmet: no", "vest: yes");
    }

    @ParameterizedTest
    @CsvSource({"0.59, 2", "0.61, 1"})
    void contradictingDetectionsInOnePlaceAreOneThing(double overlap, int things) {
        float shift = (float) (100 * (1 - overlap) / (1 + overlap));
        Box beside = new Box(100 + shift, 300, 200 + shift, 500);

        show(2, person("no", PLACE), person(beside, new Attribute("helmet", "yes", 0.6f)));

        assertThat(last.frame().objects()).hasSize(things);
        assertThat(helmets()).first().isEqualTo("no");
    }

    @Test
    void thingsThatAgreeStayTwo() {
        show(2, person("no", PLACE), person("no", PLACE));

        assertThat(last.frame().objects()).hasSize(2);
    }

    private void show(int times, DetectedObject... objects) {
        for (int i = 0; i < times; i++) {
            last = tracker.follow(memory, frames.frame(shown++, objects));
            memory = last.memory();
        }
    }

    private List<String> helmets() {
        return last.frame().objects().stream()
                .flatMap(object -> object.detection().attributes().stream())
                .map(Attribute::value)
                .toList();
    }

    private Attribute only() {
        return last.frame().objects().get(0).detection().attributes().get(0);
    }

    private static DetectedObject person(String helmet, Box box) {
        return person(box, new Attribute("helmet", helmet, 0.9f));
    }

    private static DetectedObject person(Box box, Attribute attribute) {
        return DetectedObject.of(
                new Detection("person", 0, attribute.confidence(), box, List.of(attribute)));
    }
}
