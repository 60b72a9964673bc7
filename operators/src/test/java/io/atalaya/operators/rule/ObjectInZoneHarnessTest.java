package io.atalaya.operators.rule;

import static io.atalaya.operators.rule.RuleStage.BEYOND;
import static io.atalaya.operators.rule.RuleStage.GATE;
import static io.atalaya.operators.rule.RuleStage.IN;
import static io.atalaya.operators.rule.RuleStage.IN_CELL;
import static io.atalaya.operators.rule.RuleStage.OUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.AlertPriority;
import io.atalaya.operators.model.Attribute;
import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.Detection;
import io.atalaya.operators.model.JoinStatus;
import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.model.ZoneEvent;
import io.atalaya.operators.model.ZoneEventType;
import io.atalaya.operators.testing.Frames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectInZoneHarnessTest {
    private static final RuleConfig BARE_IN_CELL =
            Rules.simple(
                    "bareheaded",
                    new ObjectInZoneConfig(
                            "cell", "person", Map.of("helmet", "no"), Duration.ofSeconds(1)),
                    null,
                    null,
                    List.of(),
                    AlertPriority.HIGH,
                    null);

    private RuleStage stage;

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({"10, 0", "11, 1", "12, 1"}) // frames inside: 0.9, 1.0 and 1.1 s
    void signalsWhenTheTimeHasPassed(int framesInside, int signals) throws Exception {
        stage = RuleStage.open(IN_CELL);
        stage.walk(framesInside, IN);

        assertThat(stage.signals()).hasSize(signals);
    }

    @ParameterizedTest
    @CsvSource({"10, 0", "11, 2"})
    void doesNotSignalForAVisitThatEndedBefore(int framesInside, int signals) throws Exception {
        stage = RuleStage.open(IN_CELL);
        stage.walk(framesInside, IN);
        stage.walk(5, OUT);

        assertThat(stage.signals()).hasSize(signals);
    }

    @Test
    void signalsOnceWhilePersonStaysInZone() throws Exception {
        stage = RuleStage.open(IN_CELL);
        stage.walk(500, IN);

        assertThat(stage.signals()).hasSize(1);
        RuleSignal signal = stage.signals().get(0);
        assertThat(signal.priority()).isEqualTo(AlertPriority.HIGH);
        assertThat(signal.category()).isEqualTo("object-in-zone");
        assertThat(signal.start()).isEqualTo(stage.frames.at(10));
        assertThat(signal.end()).isNull();
        assertThat(signal.message()).isEqualTo("1 person in cell of dock, seen by door for 1 s");
        assertThat(signal.objectIds()).containsExactly("1");
        assertThat(signal.frameIds()).containsExactly("door/0/0", "door/0/10");
        assertThat(signal.joinStatus()).isEqualTo(JoinStatus.COMPLETE);
        assertThat(signal.model()).isNotNull();
    }

    @Test
    void isOverWhenThePersonLeaves() throws Exception {
        stage = RuleStage.open(IN_CELL);
        stage.walk(30, IN);
        stage.walk(3, OUT);

        assertThat(stage.signals()).extracting(RuleSignal::holds).containsExactly(true, false);
        assertThat(stage.signals())
                .extracting(RuleSignal::subject)
                .containsOnly(stage.signals().get(0).subject());
        RuleSignal end = stage.signals().get(1);
        assertThat(end.start()).isEqualTo(stage.frames.at(10));
        assertThat(end.end()).isEqualTo(stage.frames.at(30));
        assertThat(end.message()).isEqualTo("0 person in cell of dock, seen by door for 3 s");
        assertThat(end.zoneEvents())
                .extracting(ZoneEvent::type)
                .containsExactly(ZoneEventType.ENTER, ZoneEventType.LEAVE);
        assertThat(stage.stateEntries()).isZero();
    }

    @Test
    void isOverWhenTheTrackEnds() throws Exception {
        stage = RuleStage.open(IN_CELL);
        stage.walk(30, IN);
        stage.skip(50);
        stage.show();

        assertThat(stage.signals()).extracting(RuleSignal::holds).containsExactly(true, false);
        assertThat(stage.signals().get(1).end()).isEqualTo(stage.frames.at(29));
        assertThat(stage.stateEntries()).isZero();
    }

    @Test
    void tellsEachVisitFromTheNext() throws Exception {
        stage = RuleStage.open(IN_CELL);
        for (int visit = 0; visit < 2; visit++) {
            stage.walk(20, IN);
            stage.walk(5, OUT);
        }

        assertThat(stage.signals())
                .extracting(RuleSignal::holds)
                .containsExactly(true, false, true, false);
        assertThat(stage.signals().get(0).subject()).isNotEqualTo(stage.signals().get(2).subject());
    }

    @Test
    void signalsForItsLabelOnly() throws Exception {
        stage = RuleStage.open(IN_CELL);
        for (int i = 0; i < 30; i++) {
            stage.show(Frames.tracked("cart", 1, IN, 0.5));
        }

        assertThat(stage.signals()).isEmpty();
        assertThat(stage.stateEntries()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"10, 0", "11, 1"}) // frames without a helmet: 0.9 and 1.0 s
    void countsTheTimeInWhichTheObjectHasTheAttributes(int frames, int signals) throws Exception {
        stage = RuleStage.open(BARE_IN_CELL);
        work(20, "yes");
        work(frames, "no");

        assertThat(stage.signals()).hasSize(signals);
    }

    @Test
    void isOverWhenTheObjectHasTheAttributesNoMore() throws Exception {
        stage = RuleStage.open(BARE_IN_CELL);
        work(20, "no");
        work(20, "yes");
        work(20, "no");
        stage.walk(3, OUT);

        assertThat(stage.signals())
                .extracting(RuleSignal::holds)
                .containsExactly(true, false, true, false);
        RuleSignal over = stage.signals().get(1);
        assertThat(over.start()).isEqualTo(stage.frames.at(10));
        assertThat(over.end()).isEqualTo(stage.frames.at(20));
        assertThat(over.message()).isEqualTo("A person (helmet: no) has been in cell for 2 s");
        assertThat(over.subject()).isEqualTo(stage.signals().get(0).subject());
        assertThat(stage.signals().get(2).start()).isEqualTo(stage.frames.at(50));
        assertThat(stage.stateEntries()).isZero();
    }

    /** The same person in the cell in as many frames, 0.1 s apart. */
    private void work(int times, String helmet) throws Exception {
        for (int i = 0; i < times; i++) {
            DetectedObject person = Frames.person(1, IN, 0.5);
            Detection seen = person.detection();
            stage.show(
                    new DetectedObject(
                            new Detection(
                                    seen.label(),
                                    seen.classId(),
                                    seen.confidence(),
                                    seen.box(),
                                    List.of(new Attribute("helmet", helmet, 0.9f))),
                            person.track(),
                            new ArrayList<>()));
        }
    }

    @Test
    void holdsForItsCamerasOnly() throws Exception {
        RuleConfig elsewhere =
                Rules.simple(
                        "elsewhere",
                        IN_CELL.objectInZone(),
                        null,
                        null,
                        List.of("roof"),
                        AlertPriority.LOW,
                        null);
        stage = RuleStage.open(elsewhere);
        stage.walk(30, IN);

        assertThat(stage.signals()).isEmpty();
    }

    @Test
    void goesOnWithTheSameAfterARestart() throws Exception {
        stage = RuleStage.open(IN_CELL);
        stage.walk(20, IN);
        RuleSignal rise = stage.signals().get(0);
        stage.restart(IN_CELL);
        stage.walk(10, IN);
        assertThat(stage.signals()).isEmpty();
        stage.walk(3, OUT);

        assertThat(stage.signals()).hasSize(1);
        assertThat(stage.signals().get(0).subject()).isEqualTo(rise.subject());
        assertThat(stage.signals().get(0).holds()).isFalse();
        assertThat(stage.signals().get(0).start()).isEqualTo(rise.start());
    }

    @Test
    void whatARemovedRuleHadToldIsOver() throws Exception {
        stage = RuleStage.open(IN_CELL);
        stage.walk(20, IN);
        stage.remove("person-in-cell");
        stage.walk(10, IN);

        assertThat(stage.signals()).extracting(RuleSignal::holds).containsExactly(true, false);
        assertThat(stage.signals().get(1).start()).isEqualTo(stage.signals().get(0).start());
        assertThat(stage.signals().get(1).subject()).isEqualTo(stage.signals().get(0).subject());
        assertThat(stage.stateEntries()).isZero();
    }

    @Test
    void whatARuleOfAnEarlierConfigurationHadToldIsOver() throws Exception {
        stage = RuleStage.open(IN_CELL);
        stage.walk(20, IN);
        RuleSignal rise = stage.signals().get(0);
        stage.restart(GATE);
        stage.walk(1, IN);

        assertThat(stage.signals()).hasSize(1);
        RuleSignal over = stage.signals().get(0);
        assertThat(over.holds()).isFalse();
        assertThat(over.start()).isEqualTo(rise.start());
        assertThat(over.subject()).isEqualTo(rise.subject());
        assertThat(over.end()).isEqualTo(stage.frames.at(20));
        assertThat(stage.stateEntries()).isZero();
    }

    @Test
    void aRuleThatIsWordedAnewTellsAnew() throws Exception {
        RuleConfig anew =
                Rules.simple(
                        "person-in-cell",
                        IN_CELL.objectInZone(),
                        null,
                        null,
                        List.of(),
                        AlertPriority.LOW,
                        null);
        stage = RuleStage.open(IN_CELL);
        stage.walk(20, IN);
        stage.restart(anew);
        stage.walk(5, IN);
        stage.walk(3, OUT);

        assertThat(stage.signals())
                .extracting(RuleSignal::holds)
                .containsExactly(false, true, false);
        assertThat(stage.signals())
                .extracting(RuleSignal::priority)
                .containsExactly(AlertPriority.HIGH, AlertPriority.LOW, AlertPriority.LOW);
        assertThat(stage.stateEntries()).isZero();
    }

    @Test
    void seesWhatWasThereBeforeTheRule() throws Exception {
        stage = RuleStage.open(GATE);
        stage.walk(30, IN);
        stage.restart(GATE, IN_CELL);
        stage.walk(1, IN);
        stage.walk(3, OUT);

        assertThat(stage.signals()).extracting(RuleSignal::holds).containsExactly(true, false);
        assertThat(stage.signals().get(0).start()).isEqualTo(stage.frames.at(10));
    }

    @Test
    void saysTheSameInEachRun() throws Exception {
        stage = RuleStage.open(IN_CELL, GATE);
        stage.walk(20, IN);
        stage.walk(20, BEYOND);
        List<RuleSignal> first = stage.signals();
        stage.close();
        stage = RuleStage.open(IN_CELL, GATE);
        stage.walk(20, IN);
        stage.walk(20, BEYOND);

        assertThat(stage.signals()).isEqualTo(first).hasSize(3);
    }
}
