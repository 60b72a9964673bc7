package io.atalaya.operators.alarm;

import static io.atalaya.operators.alarm.ControlRoom.second;
import static io.atalaya.operators.alarm.ControlRoom.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.AlertState;
import io.atalaya.operators.model.Command;
import io.atalaya.operators.model.CommandAction;
import io.atalaya.operators.model.CommandAnswer;
import io.atalaya.operators.model.CommandOutcome;
import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.testing.TwoInputKeyedHarness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlarmFunctionHarnessTest {
    private static final Duration NO_TIME = Duration.ZERO;

    private TwoInputKeyedHarness<RuleSignal, Command, Alert> stage;

    @BeforeEach
    void open() throws Exception {
        stage = open(null, 0);
        reach(0);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void goesOnWithTheSameAlarmAfterARestart() throws Exception {
        stage.processFirst(signal("plain", "door", 0, null));
        String id = alerts().get(0).alertId();
        restart(10);
        stage.processFirst(signal("plain", "door", 0, 9));
        assertThat(alerts()).isEmpty();
        reach(9);

        assertThat(alerts()).extracting(Alert::revision).containsExactly(2);
        assertThat(alerts()).extracting(Alert::alertId).containsExactly(id);
    }

    @Test
    void answersEachCommand() throws Exception {
        stage.processFirst(signal("plain", "door", 0, null));
        stage.processSecond(command("c-1", CommandAction.ACKNOWLEDGE, id(), 5, NO_TIME));
        stage.processSecond(command("c-2", CommandAction.ACKNOWLEDGE, id(), 6, NO_TIME));

        assertThat(states()).containsExactly(AlertState.UNACKNOWLEDGED, AlertState.ACKNOWLEDGED);
        assertThat(answers()).extracting(CommandAnswer::commandId).containsExactly("c-1", "c-2");
        assertThat(answers())
                .extracting(CommandAnswer::outcome)
                .containsExactly(CommandOutcome.DONE, CommandOutcome.REFUSED);
        assertThat(answers().get(1).detail())
                .isEqualTo("the alert is acknowledged already, by ana");
    }

    @Test
    void bringsAnAlarmBackFromTheShelfInEventTime() throws Exception {
        stage.processFirst(signal("plain", "door", 0, null));
        stage.processSecond(command("c-1", CommandAction.SHELVE, id(), 5, Duration.ofMinutes(1)));
        restart(10);
        reach(64);
        assertThat(states()).isEmpty();
        reach(65);

        assertThat(states()).containsExactly(AlertState.UNACKNOWLEDGED);
    }

    @Test
    void letsAnAlarmComeFromTheShelfBeforeItsRuleIsSwitchedOffLater() throws Exception {
        stage.processFirst(signal("plain", "door", 0, 3));
        stage.processSecond(command("c-1", CommandAction.SHELVE, id(), 5, Duration.ofMinutes(1)));
        restart(100);
        stage.processSecond(
                command("c-2", CommandAction.TAKE_OUT_OF_SERVICE, "plain", 70, NO_TIME));
        reach(80);

        assertThat(states()).containsExactly(AlertState.NORMAL);
        assertThat(alerts().get(0).handling().changedAt()).isEqualTo(second(65));
    }

    @Test
    void letsAnAlarmComeFromTheShelfBeforeAnotherSuppressesItLater() throws Exception {
        stage.processFirst(signal("motor", "door", 0, null));
        stage.processSecond(command("c-1", CommandAction.SHELVE, id(), 5, Duration.ofMinutes(1)));
        stage.processFirst(signal("stopped", "door", 70, null));

        assertThat(alerts())
                .extracting(alert -> alert.signal().ruleId() + " " + alert.state())
                .containsExactly(
                        "motor UNACKNOWLEDGED",
                        "motor SHELVED",
                        "motor UNACKNOWLEDGED",
                        "stopped UNACKNOWLEDGED",
                        "motor SUPPRESSED_BY_DESIGN");
    }

    @Test
    void countsTheTimeOnTheShelfInARecordingsOwn() throws Exception {
        stage.processFirst(signal("plain", "door", 0, null));
        stage.processSecond(
                command("c-1", CommandAction.SHELVE, id(), 90 * 24 * 3600, Duration.ofMinutes(1)));
        assertThat(alerts().get(1).handling().shelvedUntil()).isEqualTo(second(60));
        reach(60);

        assertThat(states()).endsWith(AlertState.UNACKNOWLEDGED);
    }

    @Test
    void leavesAlarmsAsTheyAreAtTheEndOfFiniteInputs() throws Exception {
        stage.processFirst(signal("plain", "door", 0, 3));
        stage.processFirst(signal("plain", "yard", 0, null));
        stage.processSecond(command("c-1", CommandAction.SHELVE, id(), 5, Duration.ofHours(1)));
        int before = states().size();
        stage.processBothWatermarks(Watermark.MAX_WATERMARK);

        assertThat(states()).hasSize(before);
    }

    @Test
    void forgetsWhatIsOverInTheEnd() throws Exception {
        stage.processFirst(signal("carton", "gate", 0, 0));
        stage.processFirst(signal("plain", "door", 0, 3));
        reach(169 * 3600);
        reach(200 * 3600);

        assertThat(states()).endsWith(AlertState.NORMAL);
        assertThat(stage.numKeyedStateEntries()).isZero();
        assertThat(stage.numEventTimeTimers()).isZero();
    }

    @Test
    void letsACommandWaitForTheAlarmThatIsStillToBeReadAgain() throws Exception {
        // Given a process that began anew before the alarm was in a checkpoint
        restart(10);
        String id = AlertId.of(signal("plain", "door", 1, null));
        // When the command comes before the alarm, and another that needs not wait itself
        stage.processSecond(command("c-1", CommandAction.ACKNOWLEDGE, id, 5, NO_TIME));
        stage.processSecond(command("c-2", CommandAction.MARK_TRUE_POSITIVE, id, 12, NO_TIME));
        stage.processFirst(signal("plain", "door", 1, null));
        stage.processFirst(signal("plain", "door", 1, 3));
        assertThat(answers()).isEmpty();
        reach(5);
        assertThat(answers()).hasSize(1);
        reach(10);

        // Then they do what they did before
        assertThat(answers())
                .extracting(CommandAnswer::outcome)
                .containsExactly(CommandOutcome.DONE, CommandOutcome.DONE);
        assertThat(states())
                .containsExactly(
                        AlertState.UNACKNOWLEDGED,
                        AlertState.RETURNED_UNACKNOWLEDGED,
                        AlertState.NORMAL,
                        AlertState.NORMAL);
    }

    @Test
    void putsWhatIsReadAgainIntoTheOrderOfItsTime() throws Exception {
        // Given an alarm that returned before its rule was switched off, and came true after it
        restart(100);
        stage.processSecond(
                command("c-1", CommandAction.TAKE_OUT_OF_SERVICE, "carton", 5, NO_TIME));
        // When signals of another area come first, and time advances only after all of them
        stage.processFirst(signal("plain", "yard", 9, null));
        stage.processFirst(signal("carton", "door", 1, null));
        stage.processFirst(signal("carton", "door", 1, 3));
        stage.processFirst(signal("carton", "door", 7, null));
        reach(20);

        // Then
        assertThat(alerts())
                .extracting(alert -> alert.signal().ruleId() + " " + alert.state())
                .containsExactly(
                        "carton UNACKNOWLEDGED",
                        "carton RETURNED_UNACKNOWLEDGED",
                        "carton NORMAL",
                        "carton OUT_OF_SERVICE",
                        "plain UNACKNOWLEDGED");
    }

    @Test
    void letsACommandWaitOnlyForSoLong() throws Exception {
        restart(10);
        stage.processSecond(command("c-1", CommandAction.ACKNOWLEDGE, "nothing", 5, NO_TIME));
        restart(20);
        stage.setProcessingTime(second(20).plus(WaitingRoomInState.PATIENCE).toEpochMilli() - 1);
        assertThat(answers()).isEmpty();
        stage.setProcessingTime(second(20).plus(WaitingRoomInState.PATIENCE).toEpochMilli());

        assertThat(answers())
                .extracting(CommandAnswer::outcome)
                .containsExactly(CommandOutcome.REFUSED);
    }

    private void restart(int second) throws Exception {
        OperatorSubtaskState snapshot = stage.snapshot(1, 1);
        stage.close();
        stage = open(snapshot, second);
    }

    private void reach(long second) throws Exception {
        stage.processBothWatermarks(new Watermark(second(second).toEpochMilli()));
    }

    private static TwoInputKeyedHarness<RuleSignal, Command, Alert> open(
            OperatorSubtaskState snapshot, int second) throws Exception {
        Instant now = second(second);
        TwoInputKeyedHarness<RuleSignal, Command, Alert> harness =
                TwoInputKeyedHarness.open(
                        snapshot,
                        new AlarmFunction(
                                ControlRoom.RULES,
                                AlarmsConfig.DEFAULT,
                                ControlRoom.READER,
                                Clock.fixed(now, ZoneOffset.UTC)),
                        signal -> AlarmFunction.ONE_KEY,
                        command -> AlarmFunction.ONE_KEY);
        harness.setProcessingTime(now.toEpochMilli());
        return harness;
    }

    private static Command command(
            String id, CommandAction action, String target, int second, Duration shelve) {
        return ControlRoom.command(id, action, target, second(second), shelve);
    }

    private String id() {
        return alerts().get(0).alertId();
    }

    private List<Alert> alerts() {
        return new ArrayList<>(stage.extractOutputValues());
    }

    private List<AlertState> states() {
        return alerts().stream().map(Alert::state).toList();
    }

    private List<CommandAnswer> answers() {
        var answers = stage.getSideOutput(AlarmOutputs.ANSWERS);
        return answers == null
                ? List.of()
                : answers.stream().map(record -> record.getValue()).toList();
    }
}
