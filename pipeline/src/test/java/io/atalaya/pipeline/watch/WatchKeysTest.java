package io.atalaya.pipeline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.watch.WatchKeys.Reaction;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchKeysTest {
    private static final Alert[] ALARMS = {
        SampleAlarms.personAtPress(), SampleAlarms.jam(), SampleAlarms.bearing()
    };

    private WatchModel model = SampleAlarms.model(WatchView.of(AlarmFilter.none()), ALARMS);

    @ParameterizedTest
    @CsvSource({
        "j, bbbb2222",
        "jj, cccc3333",
        "jjj, cccc3333",
        "jk, aaaa1111",
        "k, aaaa1111",
        "G, cccc3333",
        "Gg, aaaa1111",
        "Gn, aaaa1111"
    })
    void keysChoose(String keys, String id) {
        type(keys);
        assertThat(model.chosen().orElseThrow().getAlertId()).startsWith(id);
    }

    @ParameterizedTest
    @CsvSource({"a, ACKNOWLEDGE_ALERT", "u, UNSHELVE_ALERT", "r, RESET_ALERT"})
    void aKeyActsOnTheChosenOne(String key, Command.ActionCase action) {
        type("j");
        Reaction reaction = type(key);
        Command asked = reaction.request().orElseThrow().action();
        assertThat(asked.getActionCase()).isEqualTo(action);
        assertThat(asked.toString()).contains("bbbb2222");
        assertThat(reaction.view().notice().text()).contains("bbbb2222");
    }

    @Test
    void whatComesAboveDoesNotMoveTheChoice() {
        model = SampleAlarms.model(WatchView.of(AlarmFilter.none()), SampleAlarms.jam());
        model = SampleAlarms.model(model.view(), ALARMS);
        assertThat(model.row()).isEqualTo(1);
        assertThat(type("a").request().orElseThrow().action().getAcknowledgeAlert().getAlertId())
                .startsWith("bbbb2222");
    }

    @Test
    void whenTheChosenOneGoesTheNextIsChosen() {
        type("j");
        model =
                SampleAlarms.model(
                        model.view(), SampleAlarms.personAtPress(), SampleAlarms.bearing());
        assertThat(model.chosen().orElseThrow().getAlertId()).startsWith("cccc3333");
    }

    @Test
    void shelvingAsksForHowLongAndWhy() {
        type("s");
        assertThat(model.view().prompt().text()).isEqualTo("30m ");
        press(Key.of(Key.Kind.CLEAR_LINE));
        type("1h30m sensor is being changed");
        Reaction reaction = press(Key.of(Key.Kind.ENTER));
        var shelve = reaction.request().orElseThrow().action().getShelveAlert();
        assertThat(shelve.getDuration().getSeconds()).isEqualTo(5400);
        assertThat(shelve.getNote()).isEqualTo("sensor is being changed");
        assertThat(shelve.getAlertId()).startsWith("aaaa1111");
        assertThat(reaction.view().prompt()).isNull();
    }

    @Test
    void aPromptIsAboutTheAlarmItWasBegunFor() {
        type("A");
        type("on my way");
        model = SampleAlarms.model(model.view(), SampleAlarms.jam());
        Reaction reaction = press(Key.of(Key.Kind.ENTER));
        var acknowledge = reaction.request().orElseThrow().action().getAcknowledgeAlert();
        assertThat(acknowledge.getAlertId()).startsWith("aaaa1111");
        assertThat(acknowledge.getNote()).isEqualTo("on my way");
    }

    @ParameterizedTest
    @CsvSource({"soon", "''", "0m", "30"})
    void aShelfNeedsATime(String written) {
        type("s");
        press(Key.of(Key.Kind.CLEAR_LINE));
        type(written);
        Reaction reaction = press(Key.of(Key.Kind.ENTER));
        assertThat(reaction.request()).isEmpty();
        assertThat(reaction.view().notice().problem()).isTrue();
        assertThat(reaction.view().prompt()).as("what was written stays").isNotNull();
    }

    @Test
    void aFilterIsWrittenAndCleared() {
        type("f");
        type("area=beltx");
        press(Key.of(Key.Kind.BACKSPACE));
        press(Key.of(Key.Kind.ENTER));
        assertThat(model.view().filter().areas()).containsExactly("belt");
        type("x");
        assertThat(model.view().filter()).isEqualTo(AlarmFilter.none());
    }

    @Test
    void aWrongFilterIsSaidAndStaysToBeMended() {
        type("fstate=x");
        Reaction reaction = press(Key.of(Key.Kind.ENTER));
        assertThat(reaction.view().notice().text()).contains("there is no state 'x'");
        press(Key.of(Key.Kind.ESCAPE));
        assertThat(model.view().prompt()).isNull();
        assertThat(model.view().filter()).isEqualTo(AlarmFilter.none());
    }

    @ParameterizedTest
    @CsvSource({"1, CRITICAL", "2, HIGH", "3, MEDIUM", "14, LOW"})
    void aFigureIsTheLeastUrgentPriority(String keys, Alert.Priority priority) {
        type(keys);
        assertThat(model.view().filter().leastUrgent()).isEqualTo(priority);
    }

    @Test
    void oneKeyShowsWhatWaitsAndAllAgain() {
        type("w");
        assertThat(model.view().filter().states())
                .contains(Alert.State.UNACKNOWLEDGED, Alert.State.LATCHED)
                .doesNotContain(Alert.State.ACKNOWLEDGED);
        type("w");
        assertThat(model.view().filter()).isEqualTo(AlarmFilter.none());
    }

    @Test
    void helpGoesAwayWithAnyKeyAndDoesNothingElse() {
        type("?");
        assertThat(model.view().help()).isTrue();
        Reaction reaction = type("a");
        assertThat(reaction.request()).isEmpty();
        assertThat(reaction.view().help()).isFalse();
    }

    @Test
    void theDetailOpensScrollsAndCloses() {
        press(Key.of(Key.Kind.ENTER));
        assertThat(model.view().detail()).isTrue();
        press(Key.of(Key.Kind.PAGE_DOWN));
        assertThat(model.view().scroll()).isPositive();
        press(Key.of(Key.Kind.ESCAPE));
        assertThat(model.view().detail()).isFalse();
    }

    @Test
    void withoutAlarmsNothingCanBeDone() {
        model = SampleAlarms.model(WatchView.of(AlarmFilter.none()));
        for (String key : new String[] {"a", "s", "u", "r", "j", "n", "G"}) {
            assertThat(type(key).request()).isEmpty();
            assertThat(model.view().prompt()).isNull();
        }
        assertThat(type("q").quit()).isTrue();
    }

    private Reaction type(String keys) {
        Reaction last = Reaction.see(model.view());
        for (int i = 0; i < keys.length(); i++) {
            last = press(Key.character(keys.substring(i, i + 1)));
        }
        return last;
    }

    private Reaction press(Key key) {
        Reaction reaction = WatchKeys.press(key, model);
        Alert[] all = model.counts().isEmpty() ? new Alert[0] : ALARMS;
        model = SampleAlarms.model(reaction.view(), all);
        return reaction;
    }
}
