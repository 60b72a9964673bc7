package io.atalaya.operators.score;

import static io.atalaya.operators.score.EventMatch.Outcome.FALSE;
import static io.atalaya.operators.score.EventMatch.Outcome.FOUND;
import static io.atalaya.operators.score.EventMatch.Outcome.MISSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventMatchTest {
    private static final Duration TOLERANCE = Duration.ofMillis(1500);

    private static SceneEvent enter(String label, double seconds) {
        return new SceneEvent("enter", "cell-1", "cell", label, null, seconds);
    }

    private static SceneEvent cross(@Nullable String direction, double seconds) {
        return new SceneEvent("cross", "belt-1", "outfeed", "carton", direction, seconds);
    }

    @ParameterizedTest
    @CsvSource({
        "5.4, FOUND", // 1.4 s late
        "5.5, FOUND", // just as late as allowed
        "5.501, MISSED",
        "2.5, FOUND", // just as early as allowed
        "2.499, MISSED"
    })
    void isFoundWithinTheTolerance(double foundAt, EventMatch.Outcome outcome) {
        List<EventMatch> matches =
                EventMatch.match(
                        List.of(enter("person", 4)), List.of(enter("person", foundAt)), TOLERANCE);

        assertThat(matches).extracting(EventMatch::outcome).contains(outcome);
        assertThat(matches).hasSize(outcome == FOUND ? 1 : 2);
    }

    @Test
    void saysHowLateItWasFound() {
        List<EventMatch> matches =
                EventMatch.match(
                        List.of(enter("person", 4)), List.of(enter("person", 4.25)), TOLERANCE);

        assertThat(matches.get(0).delaySeconds()).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void anotherLabelIsAnotherEvent() {
        List<EventMatch> matches =
                EventMatch.match(
                        List.of(enter("person", 4)), List.of(enter("forklift", 4.1)), TOLERANCE);

        assertThat(matches).extracting(EventMatch::outcome).containsExactly(MISSED, FALSE);
    }

    @Test
    void whatTheTruthLeavesOpenMayBeAnything() {
        List<EventMatch> matches =
                EventMatch.match(
                        List.of(cross(null, 1), cross("forward", 3)),
                        List.of(cross("backward", 1), cross("backward", 3)),
                        TOLERANCE);

        assertThat(matches).extracting(EventMatch::outcome).containsExactly(FOUND, MISSED, FALSE);
    }

    /** The closest first would give 2.0 to 1.9 and leave 1.0 and 3.4 alone. */
    @Test
    void asManyAreMatchedAsCanBe() {
        List<EventMatch> matches =
                EventMatch.match(
                        List.of(enter("person", 1.0), enter("person", 2.0)),
                        List.of(enter("person", 1.9), enter("person", 3.4)),
                        TOLERANCE);

        assertThat(matches).extracting(EventMatch::outcome).containsExactly(FOUND, FOUND);
        assertThat(matches.get(0).delaySeconds()).isCloseTo(0.9, within(1e-9));
        assertThat(matches.get(1).delaySeconds()).isCloseTo(1.4, within(1e-9));
    }

    @Test
    void anEventIsFoundOnce() {
        List<EventMatch> matches =
                EventMatch.match(
                        List.of(enter("person", 4)),
                        List.of(enter("person", 4.1), enter("person", 4.1)),
                        TOLERANCE);

        assertThat(matches).extracting(EventMatch::outcome).containsExactly(FOUND, FALSE);
    }

    /** From 780 to 1200 the bearing wears; a drift is no drift before it has gone somewhere. */
    @ParameterizedTest
    @CsvSource({
        "778.5, FOUND", // just as early as allowed
        "778.4, MISSED",
        "836, FOUND", // while it lasts
        "1200, FOUND", // at its end
        "1200.1, MISSED"
    })
    void whatLastsIsFoundAsLongAsItLasts(double foundAt, EventMatch.Outcome outcome) {
        var truth = new SceneEvent("alert", "bearing-drift", null, null, null, 780, 1200);
        var found = new SceneEvent("alert", "bearing-drift", null, null, null, foundAt);

        List<EventMatch> matches = EventMatch.match(List.of(truth), List.of(found), TOLERANCE);

        assertThat(matches).extracting(EventMatch::outcome).contains(outcome);
        assertThat(matches).hasSize(outcome == FOUND ? 1 : 2);
    }
}
