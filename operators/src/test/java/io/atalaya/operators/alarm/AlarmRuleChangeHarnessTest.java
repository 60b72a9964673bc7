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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a rule that changes while the pipeline runs means for its alarms. */
class AlarmRuleChangeHarnessTest {
    private TwoInputKeyedHarness<RuleSignal, Command, Alert> stage;
    private int numCommands;

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
    void latchesFromNowOn() throws Exception {
        stage.processFirst(signal("plain", "door", 0, null));
        change("plain", "latching", 1);
        stage.processFirst(signal("plain", "door", 0, 2));

        assertThat(states("plain")).containsExactly(AlertState.UNACKNOWLEDGED, AlertState.LATCHED);
    }

    @Test
    void letsGoWhatNeedsNoAcknowledgementAnyMore() throws Exception {
        stage.processFirst(signal("plain", "door", 0, 2));
        change("plain", "carton", 3);

        assertThat(states("plain"))
                .containsExactly(
                        AlertState.UNACKNOWLEDGED,
                        AlertState.RETURNED_UNACKNOWLEDGED,
                        AlertState.NORMAL);
        assertThat(last("plain").handling().note()).isEqualTo("needs no acknowledgement");
    }

    @Test
    void isSuppressedByWhatItNamesNowAndNoLongerByWhatItNamed() throws Exception {
        stage.processFirst(signal("stopped", "door", 0, null));
        stage.processFirst(signal("plain", "door", 1, null));
        change("plain", "motor", 2);
        assertThat(last("plain").state()).isEqualTo(AlertState.SUPPRESSED_BY_DESIGN);
        assertThat(last("plain").handling().suppressedBy()).isEqualTo("stopped");
        assertThat(last("plain").handling().changedAt()).isEqualTo(second(2));
        change("plain", "plain", 3);

        assertThat(last("plain").state()).isEqualTo(AlertState.UNACKNOWLEDGED);
        assertThat(states("stopped")).containsExactly(AlertState.UNACKNOWLEDGED);
    }

    @Test
    void letsTheOthersAsTheyAre() throws Exception {
        stage.processFirst(signal("latching", "door", 0, 2));
        stage.processFirst(signal("plain", "door", 0, null));
        stage.processSecond(
                ControlRoom.command(
                        "c", CommandAction.ACKNOWLEDGE, id("plain"), second(3), Duration.ZERO));
        int before = alerts().size();
        change("motor", "carton", 4);
        change("stopped", "", 5);

        assertThat(alerts()).hasSize(before);
        assertThat(last("latching").state()).isEqualTo(AlertState.LATCHED);
        assertThat(last("plain").state()).isEqualTo(AlertState.ACKNOWLEDGED);
    }

    @Test
    void canBePutOutOfServiceAsSoonAsItIsThereAndAsLongAsItIs() throws Exception {
        service("new", 1);
        change("new", "plain", 2);
        service("new", 3);
        stage.processFirst(signal("new", "door", 4, null));
        change("new", "", 5);
        service("new", 6);

        assertThat(answers())
                .extracting(CommandAnswer::outcome)
                .containsExactly(
                        CommandOutcome.REFUSED, CommandOutcome.DONE, CommandOutcome.REFUSED);
        assertThat(answers().get(2).detail())
                .startsWith("there is no rule 'new'; the rules are carton, latching, lost");
        assertThat(states("new")).containsExactly(AlertState.OUT_OF_SERVICE);
    }

    @Test
    void leavesAlarmsThatLiveOnAsItSaidWhenItIsGone() throws Exception {
        stage.processFirst(signal("latching", "door", 0, null));
        change("latching", "", 1);
        stage.processFirst(signal("latching", "door", 0, 2));

        assertThat(last("latching").state()).isEqualTo(AlertState.LATCHED);
    }

    @Test
    void isStillInForceAfterARestart() throws Exception {
        change("plain", "latching", 1);
        change("carton", "", 1);
        restart(10);
        stage.processFirst(signal("plain", "door", 11, 12));
        service("carton", 9);
        reach(12);

        assertThat(last("plain").state()).isEqualTo(AlertState.LATCHED);
        assertThat(answers().get(0).detail()).startsWith("there is no rule 'carton'");
    }

    @Test
    void isOutOfForceAfterARestartIfItNoLongerFits() throws Exception {
        change("plain", "unreadable", 1);
        restart(10);
        stage.processFirst(signal("latching", "door", 11, 12));
        service("plain", 9);
        reach(12);

        assertThat(last("latching").state()).isEqualTo(AlertState.LATCHED);
        assertThat(answers().get(0).detail()).startsWith("there is no rule 'plain'");
    }

    private void change(String rule, String becomesLike, int second) throws Exception {
        stage.processSecond(
                new Command(
                        "c-" + numCommands++,
                        second(second),
                        second(second),
                        "ana",
                        null,
                        CommandAction.CHANGE_RULE,
                        rule,
                        0,
                        "",
                        becomesLike));
    }

    private void service(String rule, int second) throws Exception {
        stage.processSecond(
                ControlRoom.command(
                        "c-" + numCommands++,
                        CommandAction.TAKE_OUT_OF_SERVICE,
                        rule,
                        second(second),
                        Duration.ZERO));
        reach(second);
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
            @Nullable OperatorSubtaskState snapshot, int second) throws Exception {
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

    private List<Alert> alerts() {
        return new ArrayList<>(stage.extractOutputValues());
    }

    private List<Alert> alerts(String rule) {
        return alerts().stream().filter(alert -> alert.signal().ruleId().equals(rule)).toList();
    }

    private List<AlertState> states(String rule) {
        return alerts(rule).stream().map(Alert::state).toList();
    }

    private Alert last(String rule) {
        List<Alert> all = alerts(rule);
        return all.get(all.size() - 1);
    }

    private String id(String rule) {
        return last(rule).alertId();
    }

    private List<CommandAnswer> answers() {
        return stage.getSideOutput(AlarmOutputs.ANSWERS).stream()
                .map(record -> record.getValue())
                .toList();
    }
}
