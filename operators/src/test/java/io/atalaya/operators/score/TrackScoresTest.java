package io.atalaya.operators.score;

import static io.atalaya.operators.score.Boxes.at;
import static io.atalaya.operators.score.Boxes.crowd;
import static io.atalaya.operators.score.Boxes.followed;
import static io.atalaya.operators.score.Boxes.ignored;
import static io.atalaya.operators.score.Boxes.truth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atalaya.operators.model.Box;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CLEAR MOT and IDF1 on clips that are short enough to be counted by hand. */
class TrackScoresTest {
    private final ClearMot mot = new ClearMot();
    private final IdentityScore identity = new IdentityScore();

    private void frame(Map<Integer, Box> objects, Map<String, Box> tracks) {
        TrackedFrame frame = new TrackedFrame(objects, tracks);
        mot.frame(frame);
        identity.frame(frame);
    }

    /** 3 frames as a, then 7 as b: one switch of 10; matched with b, 7 boxes are right. */
    @Test
    void aTrackThatChangesItsIdIsOneSwitchAndManyWrongIdentities() {
        for (int i = 0; i < 10; i++) {
            frame(Map.of(1, at(i)), Map.of(i < 3 ? "a" : "b", at(i)));
        }

        assertThat(mot.counts()).isEqualTo(new ClearMot.Counts(10, 0, 0, 1));
        assertThat(mot.counts().mota()).isCloseTo(0.9, within(1e-12));
        assertThat(identity.counts()).isEqualTo(new IdentityScore.Counts(7, 10, 10));
        assertThat(identity.counts().idf1()).isCloseTo(0.7, within(1e-12));
    }

    /** Of 4 objects one is missed, and one track is on nothing: 1 - 2/4; IDF1 2*3/(4+4). */
    @Test
    void missesAndFalsePositivesCount() {
        frame(Map.of(1, at(0), 2, at(50)), Map.of("a", at(0), "b", at(50)));
        frame(Map.of(1, at(0), 2, at(50)), Map.of("a", at(0), "c", at(200)));

        assertThat(mot.counts()).isEqualTo(new ClearMot.Counts(4, 1, 1, 0));
        assertThat(mot.counts().mota()).isCloseTo(0.5, within(1e-12));
        assertThat(mot.counts().recall()).isCloseTo(0.75, within(1e-12));
        assertThat(mot.counts().precision()).isCloseTo(0.75, within(1e-12));
        assertThat(identity.counts().idf1()).isCloseTo(0.75, within(1e-12));
    }

    /** The track of the frame before stays, though another is closer now. */
    @Test
    void aPairThatIsStillValidIsKept() {
        frame(Map.of(1, at(0)), Map.of("a", at(0)));
        frame(Map.of(1, at(0)), Map.of("a", at(2), "b", at(0)));

        assertThat(mot.counts()).isEqualTo(new ClearMot.Counts(2, 1, 0, 0));
    }

    /**
     * Object 1 could have either track, object 2 only x. The closest pair first would leave object
     * 2 alone.
     */
    @Test
    void asManyAreFoundAsCanBe() {
        frame(Map.of(1, at(0), 2, at(3)), Map.of("x", at(1), "y", at(-2)));

        assertThat(mot.counts()).isEqualTo(new ClearMot.Counts(2, 0, 0, 0));
    }

    /** 1 is 5 frames with a and 4 with b, 2 is 4 with a. Greedily 5; 1 with b and 2 with a is 8. */
    @Test
    void identitiesAreMatchedForTheBestOfTheWholeClip() {
        for (int i = 0; i < 5; i++) {
            frame(Map.of(1, at(0)), Map.of("a", at(0)));
        }
        for (int i = 0; i < 4; i++) {
            frame(Map.of(1, at(0), 2, at(50)), Map.of("b", at(0), "a", at(50)));
        }

        assertThat(identity.counts()).isEqualTo(new IdentityScore.Counts(8, 13, 13));
    }

    @Test
    void whatIsIgnoredIsLeftOutWithTheTracksThatAreOnIt() {
        TrackedFrame frame =
                TrackedFrame.of(
                        List.of(
                                truth(1, at(0)),
                                ignored(2, at(50)),
                                crowd(new Box(100, 0, 200, 10))),
                        List.of(
                                followed("a", at(1)),
                                followed("b", at(51)),
                                followed("c", at(110)),
                                followed("d", at(150)),
                                followed("e", at(300)),
                                followed("", at(400))));

        assertThat(frame.objects()).containsOnlyKeys(1);
        assertThat(frame.tracks()).containsOnlyKeys("a", "e");
    }

    @Test
    void whereNothingIsThereIsNoMeasure() {
        frame(Map.of(), Map.of());

        assertThat(mot.counts().mota()).isNaN();
        assertThat(identity.counts().idf1()).isNaN();
    }

    /** Perfect tracks give 1; each box left out costs one miss and one right identity. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void eachBoxLeftOutCostsExactlyItself(long seed) {
        Random random = new Random(seed);
        int left = 0;
        int all = 0;
        for (int i = 0; i < 40; i++) {
            Map<Integer, Box> objects = new HashMap<>();
            Map<String, Box> tracks = new HashMap<>();
            for (int id = 1; id <= 1 + random.nextInt(5); id++) {
                Box box = at(100 * id + i);
                objects.put(id, box);
                boolean leftOut = random.nextInt(10) == 0;
                if (!leftOut) {
                    tracks.put("track-" + id, box);
                }
                left += leftOut ? 1 : 0;
                all++;
            }
            frame(objects, tracks);
        }

        assertThat(mot.counts())
                .as("seed %d", seed)
                .isEqualTo(new ClearMot.Counts(all, 0, left, 0));
        assertThat(identity.counts())
                .as("seed %d", seed)
                .isEqualTo(new IdentityScore.Counts(all - left, all, all - left));
    }
}
