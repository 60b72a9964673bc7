package io.atalaya.operators.track;

import static io.atalaya.operators.testing.Frames.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.model.Box;
import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.testing.Frames;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One person, and a model that does not see in every frame whether there is a helmet. */
class AlternativeLabelsTest {
    private static final String WITH = "person";
    private static final String WITHOUT = "person-without-helmet";

    private final Frames frames = Frames.of("door");
    private final Tracker tracker = new Tracker(config(List.of(List.of(WITH, WITHOUT))));
    private TrackerMemory memory = TrackerMemory.empty();
    private Tracker.Result last;
    private int shown;

    @Test
    void keepsTheLabelThatMostFramesGive() {
        show(WITHOUT, 5);
        show(WITH, 1);

        assertThat(label()).isEqualTo(WITHOUT);
        assertThat(last.frame().objects().get(0).track()).isNotNull();
        assertThat(memory.lastId()).isEqualTo(1);
    }

    @Test
    void whatChangesForGoodIsANewTrack() {
        show(WITHOUT, 5);
        show(WITH, 20);

        assertThat(label()).isEqualTo(WITH);
        assertThat(memory.lastId()).isEqualTo(2);
        assertThat(memory.followed().tracks()).hasSize(1);
    }

    @Test
    void countsTheTrackThatTheNewOneReplaces() {
        int ended = 0;
        for (int i = 0; i < 30; i++) {
            show(i < 5 ? WITHOUT : WITH, 1);
            ended += last.ended();
        }

        assertThat(ended).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0.59, 2", "0.61, 1"})
    void twoLabelsInOnePlaceAreOneThing(double overlap, int things) {
        float shift = (float) (100 * (1 - overlap) / (1 + overlap));
        DetectedObject other = seen(WITH, 0.6f, new Box(100 + shift, 300, 200 + shift, 500));

        last = tracker.follow(memory, frames.frame(0, at(WITHOUT, 0.8f), other));

        assertThat(last.frame().objects()).hasSize(things);
        assertThat(label()).isEqualTo(WITHOUT);
    }

    @Test
    void thingsOfOneLabelStayTwo() {
        DetectedObject one = at(WITH, 0.9f);

        last = tracker.follow(memory, frames.frame(0, one, at(WITH, 0.8f)));

        assertThat(last.frame().objects()).hasSize(2);
    }

    @Test
    void otherLabelsAreNotTouched() {
        last = tracker.follow(memory, frames.frame(0, at(WITH, 0.9f), at("forklift", 0.8f)));

        assertThat(last.frame().objects()).hasSize(2);
    }

    @Test
    void refusesSetsThatSayNothing() {
        assertThatThrownBy(() -> config(List.of(List.of(WITH))))
                .hasMessageContaining("at least two labels");
        assertThatThrownBy(() -> config(List.of(List.of(WITH, WITHOUT), List.of(WITH, "hat"))))
                .hasMessageContaining("names 'person' twice");
    }

    private static TrackerConfig config(List<List<String>> alternatives) {
        return new TrackerConfig(0.5, 0.1, Duration.ofSeconds(1), 0.2, 2, alternatives);
    }

    private static DetectedObject at(String label, float confidence) {
        return seen(label, confidence, new Box(100, 300, 200, 500));
    }

    private void show(String label, int times) {
        for (int i = 0; i < times; i++) {
            last = tracker.follow(memory, frames.frame(shown++, at(label, 0.9f)));
            memory = last.memory();
        }
    }

    private String label() {
        return last.frame().objects().get(0).detection().label();
    }
}
