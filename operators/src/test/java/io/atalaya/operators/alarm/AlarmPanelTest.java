package io.atalaya.operators.alarm;

import static io.atalaya.operators.alarm.ControlRoom.second;
import static io.atalaya.operators.model.AlertState.ACKNOWLEDGED;
import static io.atalaya.operators.model.AlertState.LATCHED;
import static io.atalaya.operators.model.AlertState.NORMAL;
import static io.atalaya.operators.model.AlertState.OUT_OF_SERVICE;
import static io.atalaya.operators.model.AlertState.RETURNED_UNACKNOWLEDGED;
import static io.atalaya.operators.model.AlertState.SHELVED;
import static io.atalaya.operators.model.AlertState.SUPPRESSED_BY_DESIGN;
import static io.atalaya.operators.model.AlertState.UNACKNOWLEDGED;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.AlertChange;
import io.atalaya.operators.model.AlertVerdict;
import io.atalaya.operators.model.CommandAction;
import io.atalaya.operators.model.CommandAnswer;
import io.atalaya.operators.model.CommandOutcome;
import io.atalaya.operators.model.ForgottenAlert;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmPanelTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final ControlRoom room = new ControlRoom();

    @Test
    void isRaisedReturnsAndIsAcknowledgedUnderOneId() {
        room.comeTrue("plain", "door", 0);
        room.end("plain", "door", 0, 9);
        CommandAnswer answer = acknowledge(20);

        assertThat(answer.outcome()).isEqualTo(CommandOutcome.DONE);
        assertThat(answer.detail()).isEqualTo("the alert is normal: Something is so");
        assertThat(room.states()).containsExactly(UNACKNOWLEDGED, RETURNED_UNACKNOWLEDGED, NORMAL);
        assertThat(room.alerts).extracting(Alert::revision).containsExactly(1, 2, 3);
        assertThat(room.alerts).extracting(Alert::alertId).containsOnly(id());
        assertThat(room.last().handling().acknowledgedBy()).isEqualTo("ana");
        assertThat(room.last().handling().acknowledgedAt()).isEqualTo(second(20));
        assertThat(room.last().handling().note()).isEqualTo("a note");
        assertThat(room.last().handling().changedBy()).isEqualTo("ana");
        assertThat(room.last().signal().end()).isEqualTo(second(9));
    }

    @Test
    void isTheSameAlertWhenItComesTrueAgainBeforeItIsNormal() {
        room.comeTrue("plain", "door", 0);
        room.end("plain", "door", 0, 9);
        room.comeTrue("plain", "door", 15);

        assertThat(room.states())
                .containsExactly(UNACKNOWLEDGED, RETURNED_UNACKNOWLEDGED, UNACKNOWLEDGED);
        assertThat(room.last().alertId()).isEqualTo(id());
        assertThat(room.last().revision()).isEqualTo(3);
        assertThat(room.last().handling().change()).isEqualTo(AlertChange.RAISE_AGAIN);
        assertThat(room.last().handling().changedAt()).isEqualTo(second(15));
        assertThat(room.last().signal().start()).isEqualTo(second(0));
        assertThat(room.last().signal().end()).isNull();
    }

    @Test
    void isAnotherAlertAfterItWasNormal() {
        room.comeTrue("plain", "door", 0);
        acknowledge(3);
        room.end("plain", "door", 0, 9);
        room.comeTrue("plain", "door", 15);

        assertThat(room.states())
                .containsExactly(UNACKNOWLEDGED, ACKNOWLEDGED, NORMAL, UNACKNOWLEDGED);
        assertThat(room.last().alertId()).isNotEqualTo(id());
        assertThat(room.last().revision()).isEqualTo(1);
        assertThat(room.last().handling().acknowledgedBy()).isEmpty();
    }

    @Test
    void hearsOfAConditionThatHoldsOnce() {
        room.comeTrue("plain", "door", 0);
        room.comeTrue("plain", "door", 0);
        room.end("plain", "door", 0, 9);
        room.end("plain", "door", 0, 9);

        assertThat(room.states()).containsExactly(UNACKNOWLEDGED, RETURNED_UNACKNOWLEDGED);
    }

    @Test
    void isAnnunciatedAgainWhenItComesTrueAnewWhileAcknowledged() {
        room.comeTrue("plain", "door", 0);
        acknowledge(3);
        room.comeTrue("plain", "door", 5);

        assertThat(room.states()).containsExactly(UNACKNOWLEDGED, ACKNOWLEDGED, UNACKNOWLEDGED);
        assertThat(room.last().handling().acknowledgedAt()).isNull();
    }

    @Test
    void comesTrueAndReturnsWhereBothAreAtOnce() {
        room.end("plain", "gate", 5, 5);

        assertThat(room.states()).containsExactly(UNACKNOWLEDGED, RETURNED_UNACKNOWLEDGED);
        assertThat(room.alerts.get(0).signal().end()).isNull();
        assertThat(room.last().signal().end()).isEqualTo(second(5));
    }

    @Test
    void goesBackByItselfWhereNobodyNeedsToAcknowledge() {
        room.end("carton", "gate", 5, 5);

        assertThat(room.states()).containsExactly(UNACKNOWLEDGED, RETURNED_UNACKNOWLEDGED, NORMAL);
        assertThat(room.last().handling().changedBy()).isEqualTo("atalaya");
    }

    @Test
    void staysLatchedUntilItIsReset() {
        room.comeTrue("latching", "door", 0);
        assertThat(refused(CommandAction.RESET, 1)).contains("can be reset when its condition");
        room.end("latching", "door", 0, 9);
        acknowledge(20);
        assertThat(refused(CommandAction.ACKNOWLEDGE, 21)).contains("is acknowledged already");
        room.command(CommandAction.RESET, id(), 30);

        assertThat(room.states()).containsExactly(UNACKNOWLEDGED, LATCHED, LATCHED, NORMAL);
        assertThat(room.alerts.get(1).handling().acknowledgedAt()).isNull();
        assertThat(room.alerts.get(2).handling().acknowledgedBy()).isEqualTo("ana");
    }

    @Test
    void comesBackFromTheShelfWhenItsTimeIsOver() {
        room.comeTrue("plain", "door", 0);
        room.shelve(id(), 10, HALF_AN_HOUR);
        room.end("plain", "door", 0, 60);
        room.comeTrue("plain", "door", 70);
        room.time(1809);
        assertThat(room.last().state()).isEqualTo(SHELVED);
        assertThat(room.last().handling().shelvedUntil()).isEqualTo(second(1810));
        room.time(1810);

        assertThat(room.states())
                .containsExactly(UNACKNOWLEDGED, SHELVED, SHELVED, SHELVED, UNACKNOWLEDGED);
        assertThat(room.alerts).extracting(Alert::alertId).containsOnly(id());
        assertThat(room.last().handling().change()).isEqualTo(AlertChange.UNSHELVE);
        assertThat(room.last().handling().changedAt()).isEqualTo(second(1810));
        assertThat(room.last().handling().shelvedUntil()).isNull();
    }

    @Test
    void isBackToNormalFromTheShelfWhenItsConditionIsOver() {
        room.comeTrue("plain", "door", 0);
        room.shelve(id(), 10, HALF_AN_HOUR);
        room.end("plain", "door", 0, 60);
        room.command(CommandAction.UNSHELVE, id(), 90);

        assertThat(room.states()).containsExactly(UNACKNOWLEDGED, SHELVED, SHELVED, NORMAL);
    }

    @ParameterizedTest
    @CsvSource({"0, say for how long", "28800, ", "28801, at most 8h", "-5, say for how long"})
    void isShelvedForAtMostTheConfiguredTime(long seconds, String reason) {
        room.comeTrue("plain", "door", 0);
        CommandAnswer answer = room.shelve(id(), 10, Duration.ofSeconds(seconds));

        if (reason == null) {
            assertThat(answer.outcome()).isEqualTo(CommandOutcome.DONE);
        } else {
            assertThat(answer.outcome()).isEqualTo(CommandOutcome.REFUSED);
            assertThat(answer.detail()).contains(reason);
        }
    }

    @Test
    void isSuppressedWhileAnotherRuleIsTrueInItsArea() {
        room.comeTrue("motor", "door", 0);
        room.comeTrue("stopped", "press", 10);
        assertThat(room.last().state()).isEqualTo(SUPPRESSED_BY_DESIGN);
        assertThat(room.last().handling().suppressedBy()).isEqualTo("stopped");
        room.end("stopped", "press", 10, 20);

        assertThat(room.last().state()).isEqualTo(UNACKNOWLEDGED);
        assertThat(room.last().handling().suppressedBy()).isEmpty();
        assertThat(room.last().handling().changedAt()).isEqualTo(second(20));
    }

    @Test
    void isSuppressedFromTheBeginningAndForgottenWhenItIsOverBefore() {
        room.comeTrue("stopped", "press", 0);
        room.comeTrue("motor", "door", 5);
        String id = room.last().alertId();
        room.end("motor", "door", 5, 8);
        room.end("stopped", "press", 0, 20);

        assertThat(room.alerts)
                .filteredOn(alert -> alert.alertId().equals(id))
                .extracting(Alert::state)
                .containsExactly(SUPPRESSED_BY_DESIGN, SUPPRESSED_BY_DESIGN, NORMAL);
    }

    @Test
    void isNotSuppressedOnceItIsOver() {
        room.end("motor", "door", 3, 4);
        room.comeTrue("stopped", "press", 10);

        assertThat(room.states())
                .containsExactly(UNACKNOWLEDGED, RETURNED_UNACKNOWLEDGED, UNACKNOWLEDGED);
    }

    @Test
    void isSuppressedByItsOwnLostCameraOnly() {
        room.comeTrue("motor", "door", 0);
        room.comeTrue("lost", "yard", 10);
        assertThat(room.book.find(id()).alert().state()).isEqualTo(UNACKNOWLEDGED);
        room.comeTrue("lost", "door", 20);

        assertThat(room.book.find(id()).alert().state()).isEqualTo(SUPPRESSED_BY_DESIGN);
    }

    @Test
    void comesFromTheShelfIntoSuppressionWhereThatStillHolds() {
        room.comeTrue("motor", "door", 0);
        room.shelve(id(), 5, HALF_AN_HOUR);
        room.comeTrue("stopped", "press", 10);
        assertThat(room.book.find(id()).alert().state()).isEqualTo(SHELVED);
        room.command(CommandAction.UNSHELVE, id(), 60);

        assertThat(room.last().state()).isEqualTo(SUPPRESSED_BY_DESIGN);
    }

    @Test
    void isOutOfServiceWithItsRule() {
        room.comeTrue("plain", "door", 0);
        assertThat(room.command(CommandAction.TAKE_OUT_OF_SERVICE, "plain", 5).detail())
                .isEqualTo("the rule plain is out of service");
        room.comeTrue("plain", "yard", 6);
        assertThat(refused(CommandAction.SHELVE, 7)).contains("return its rule to service first");
        room.end("plain", "door", 0, 8);
        room.command(CommandAction.RETURN_TO_SERVICE, "plain", 10);

        assertThat(room.states())
                .containsExactly(
                        UNACKNOWLEDGED,
                        OUT_OF_SERVICE,
                        OUT_OF_SERVICE,
                        OUT_OF_SERVICE,
                        NORMAL,
                        UNACKNOWLEDGED);
    }

    @Test
    void aRuleOutOfServiceSuppressesNothing() {
        room.comeTrue("stopped", "press", 0);
        room.comeTrue("motor", "door", 1);
        room.command(CommandAction.TAKE_OUT_OF_SERVICE, "stopped", 5);
        assertThat(room.last().state()).isEqualTo(UNACKNOWLEDGED);
        room.command(CommandAction.RETURN_TO_SERVICE, "stopped", 9);

        assertThat(room.last().state()).isEqualTo(SUPPRESSED_BY_DESIGN);
    }

    @Test
    void saysWhyARuleCannotBeSwitched() {
        assertThat(room.command(CommandAction.TAKE_OUT_OF_SERVICE, "plian", 5).detail())
                .startsWith("there is no rule 'plian'; the rules are ");
        assertThat(room.command(CommandAction.RETURN_TO_SERVICE, "plain", 5).detail())
                .isEqualTo("the rule is in service");
    }

    @Test
    void canBeJudgedWhileItIsRemembered() {
        room.end("carton", "gate", 0, 0);
        room.command(CommandAction.MARK_FALSE_POSITIVE, id(), 60);
        assertThat(room.last().state()).isEqualTo(NORMAL);
        assertThat(room.last().handling().verdict()).isEqualTo(AlertVerdict.FALSE_POSITIVE);
        assertThat(room.last().handling().change()).isEqualTo(AlertChange.JUDGE);
        room.time(60 + 24 * 3600);

        assertThat(room.book.size()).isZero();
        assertThat(room.forgotten)
                .containsExactly(new ForgottenAlert(id(), "gate", second(60 + 24 * 3600)));
        assertThat(room.command(CommandAction.MARK_TRUE_POSITIVE, id(), 99_999).detail())
                .contains("there is no alert " + id())
                .contains("24h");
    }

    @Test
    void isAcknowledgedInTheEndWhenNobodyDoes() {
        room.end("plain", "door", 0, 9);
        room.time(9 + 168 * 3600 - 1);
        assertThat(room.last().state()).isEqualTo(RETURNED_UNACKNOWLEDGED);
        room.time(9 + 168 * 3600);

        assertThat(room.last().state()).isEqualTo(NORMAL);
        assertThat(room.last().handling().acknowledgedBy()).isEqualTo("atalaya");
        assertThat(room.last().handling().note()).isEqualTo("nobody did within 168h");
    }

    @Test
    void makesRoomWhereThereAreTooMany() {
        room.comeTrue("plain", "held", 0);
        for (int i = 0; i <= AlarmHousekeeping.MAX_ALARMS; i++) {
            room.end("plain", "door " + i, i, i);
            room.housekeeping.makeRoom(second(i));
        }

        assertThat(room.book.size()).isLessThanOrEqualTo(AlarmHousekeeping.MAX_ALARMS);
        assertThat(room.book.find(id())).isNotNull();
        assertThat(room.alerts)
                .extracting(alert -> alert.handling().note())
                .contains("there are more than 10000 alarms");
    }

    /** Whatever happens, each alert's revisions are a way through the diagram. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void goesNoOtherWayThanTheDiagrams(long seed) {
        Random random = new Random(seed);
        RandomPlant plant = new RandomPlant(room, random);
        for (int second = 1; second < 5_000; second++) {
            plant.doSomething(second);
        }

        assertThat(room.alerts).hasSizeGreaterThan(1_000);
        new DiagramWalk(seed).check(room.alerts);
    }

    private String id() {
        return room.alerts.get(0).alertId();
    }

    private CommandAnswer acknowledge(int at) {
        return room.command(CommandAction.ACKNOWLEDGE, id(), at);
    }

    private String refused(CommandAction action, int at) {
        int before = room.alerts.size();
        CommandAnswer answer = room.command(action, id(), at);
        assertThat(answer.outcome()).isEqualTo(CommandOutcome.REFUSED);
        assertThat(room.alerts).hasSize(before);
        return answer.detail();
    }
}
