package io.atalaya.operators.rule;

import static io.atalaya.operators.rule.RuleStage.BEYOND;
import static io.atalaya.operators.rule.RuleStage.GATE;
import static io.atalaya.operators.rule.RuleStage.IN;
import static io.atalaya.operators.rule.RuleStage.IN_CELL;
import static io.atalaya.operators.rule.RuleStage.OUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.AlertPriority;
import io.atalaya.operators.model.AlertState;
import io.atalaya.operators.model.JoinStatus;
import io.atalaya.operators.model.ZoneEvent;
import io.atalaya.operators.model.ZoneEventType;
import io.atalaya.operators.testing.Frames;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectInZoneHarnessTest {
    private RuleStage stage;

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({"10, 0", "11, 1", "12, 1"}) // frames inside: 0.9, 1.0 and 1.1 s
    void alertsWhenTheTimeHasPassed(int framesInside, int alerts) throws Exception {
        stage = RuleStage.open(IN_CELL);
        stage.walk(framesInside, IN);

        assertThat(stage.alerts()).hasSize(alerts);
    }

    @ParameterizedTest
    @CsvSource({"10, 0", "11, 2"})
    void doesNotAlertForAVisitThatEndedBefore(int framesInside, int alerts) throws Exception {
        stage = RuleStage.open(IN_CELL);
        stage.walk(framesInside, IN);
        stage.walk(5, OUT);

        assertThat(stage.alerts()).hasSize(alerts);
    }

    @Test
    void alertsOnceWhilePersonStaysInZone() throws Exception {
        stage = RuleStage.open(IN_CELL);
        stage.walk(500, IN);

        assertThat(stage.alerts()).hasSize(1);
        Alert alert = stage.alerts().get(0);
        assertThat(alert.revision()).isEqualTo(1);
        assertThat(alert.state()).isEqualTo(AlertState.UNACKNOWLEDGED);
        assertThat(alert.priority()).isEqualTo(AlertPriority.HIGH);
        assertThat(alert.category()).isEqualTo("object-in-zone");
        assertThat(alert.start()).isEqualTo(stage.frames.at(10));
        assertThat(alert.end()).isNull();
        assertThat(alert.message()).isEqualTo("1 person in cell of dock, seen by door for 1 s");
        assertThat(alert.objectIds()).containsExactly("1");
        assertThat(alert.frameIds()).containsExactly("door/0/0", "door/0/10");
        assertThat(alert.joinStatus()).isEqualTo(JoinStatus.COMPLETE);
        assertThat(alert.model()).isNotNull();
    }

    @Test
    void endsTheAlertWhenThePersonLeaves() throws Exception {
        stage = RuleStage.open(IN_CELL);
        stage.walk(30, IN);
        stage.walk(3, OUT);

        assertThat(stage.alerts()).extracting(Alert::revision).containsExactly(1, 2);
        assertThat(stage.alerts())
                .extracting(Alert::alertId)
                .containsOnly(stage.alerts().get(0).alertId());
        Alert end = stage.alerts().get(1);
        assertThat(end.state()).isEqualTo(AlertState.RETURNED_UNACKNOWLEDGED);
        assertThat(end.start()).isEqualTo(stage.frames.at(10));
        assertThat(end.end()).isEqualTo(stage.frames.at(30));
        assertThat(end.message()).isEqualTo("0 person in cell of dock, seen by door for 3 s");
        assertThat(end.zoneEvents())
                .extracting(ZoneEvent::type)
                .containsExactly(ZoneEventType.ENTER, ZoneEventType.LEAVE);
        assertThat(stage.stateEntries()).isZero();
    }

    @Test
    void endsTheAlertWhenTheTrackEnds() throws Exception {
        stage = RuleStage.open(IN_CELL);
        stage.walk(30, IN);
        stage.skip(50);
        stage.show();

        assertThat(stage.alerts()).extracting(Alert::revision).containsExactly(1, 2);
        assertThat(stage.alerts().get(1).end()).isEqualTo(stage.frames.at(29));
        assertThat(stage.stateEntries()).isZero();
    }

    @Test
    void alertsForEachVisitUnderAnotherId() throws Exception {
        stage = RuleStage.open(IN_CELL);
        for (int visit = 0; visit < 2; visit++) {
            stage.walk(20, IN);
            stage.walk(5, OUT);
        }

        assertThat(stage.alerts()).extracting(Alert::revision).containsExactly(1, 2, 1, 2);
        assertThat(stage.alerts().get(0).alertId()).isNotEqualTo(stage.alerts().get(2).alertId());
    }

    @Test
    void alertsForItsLabelOnly() throws Exception {
        stage = RuleStage.open(IN_CELL);
        for (int i = 0; i < 30; i++) {
            stage.show(Frames.tracked("cart", 1, IN, 0.5));
        }

        assertThat(stage.alerts()).isEmpty();
        assertThat(stage.stateEntries()).isZero();
    }

    @Test
    void holdsForItsCamerasOnly() throws Exception {
        RuleConfig elsewhere =
                new RuleConfig(
                        "elsewhere",
                        IN_CELL.objectInZone(),
                        null,
                        null,
                        List.of("roof"),
                        AlertPriority.LOW,
                        null);
        stage = RuleStage.open(elsewhere);
        stage.walk(30, IN);

        assertThat(stage.alerts()).isEmpty();
    }

    @Test
    void goesOnWithTheSameAlertAfterARestart() throws Exception {
        stage = RuleStage.open(IN_CELL);
        stage.walk(20, IN);
        Alert rise = stage.alerts().get(0);
        stage.restart(IN_CELL);
        stage.walk(10, IN);
        assertThat(stage.alerts()).isEmpty();
        stage.walk(3, OUT);

        assertThat(stage.alerts()).hasSize(1);
        assertThat(stage.alerts().get(0).alertId()).isEqualTo(rise.alertId());
        assertThat(stage.alerts().get(0).revision()).isEqualTo(2);
        assertThat(stage.alerts().get(0).start()).isEqualTo(rise.start());
    }

    @Test
    void seesWhatWasThereBeforeTheRule() throws Exception {
        stage = RuleStage.open(GATE);
        stage.walk(30, IN);
        stage.restart(GATE, IN_CELL);
        stage.walk(1, IN);
        stage.walk(3, OUT);

        assertThat(stage.alerts()).extracting(Alert::revision).containsExactly(1, 2);
        assertThat(stage.alerts().get(0).start()).isEqualTo(stage.frames.at(10));
    }

    @Test
    void givesTheSameAlertsInEachRun() throws Exception {
        stage = RuleStage.open(IN_CELL, GATE);
        stage.walk(20, IN);
        stage.walk(20, BEYOND);
        List<Alert> first = stage.alerts();
        stage.close();
        stage = RuleStage.open(IN_CELL, GATE);
        stage.walk(20, IN);
        stage.walk(20, BEYOND);

        assertThat(stage.alerts()).isEqualTo(first).hasSize(3);
    }
}
