package io.atalaya.operators.rule;

import static io.atalaya.operators.testing.Frames.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.AlertPriority;
import io.atalaya.operators.model.AlertState;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.CameraStatus;
import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.FrameCounts;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.JoinStatus;
import io.atalaya.operators.model.ZoneEvent;
import io.atalaya.operators.model.ZoneEventType;
import io.atalaya.operators.testing.Frames;
import io.atalaya.operators.testing.TwoInputKeyedHarness;
import io.atalaya.operators.zone.Anchor;
import io.atalaya.operators.zone.CameraZones;
import io.atalaya.operators.zone.LineConfig;
import io.atalaya.operators.zone.WatchedZones;
import io.atalaya.operators.zone.ZoneConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Frames go through the real zones first, as in the job. */
class RuleFunctionHarnessTest {
    private static final double OUT = 0.1;
    private static final double IN = 0.4;
    private static final double BEYOND = 0.6;

    private static final RuleConfig IN_CELL =
            rule(
                    "person-in-cell",
                    new ObjectInZoneConfig("cell", "person", Duration.ofSeconds(1)),
                    null,
                    null,
                    "{count} {label} in {zone} of {area}, seen by {camera} for {duration}");
    private static final RuleConfig GATE =
            rule(
                    "gate",
                    null,
                    new LineCrossedConfig("gate", null, DirectionChoice.LEFT_TO_RIGHT),
                    null,
                    null);
    private static final RuleConfig LOST =
            rule("lost", null, null, new CameraLostConfig(Duration.ofSeconds(10)), null);

    private final Frames frames = Frames.of("door");
    private final WatchedZones zones = new WatchedZones(zones());
    private TwoInputKeyedHarness<Frame, CameraHealth, Alert> harness;
    private long sequence;

    @AfterEach
    void close() {
        if (harness != null) {
            harness.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 0", "11, 1", "12, 1"}) // frames inside: 0.9, 1.0 and 1.1 s
    void alertsWhenTheTimeHasPassed(int framesInside, int alerts) throws Exception {
        open(IN_CELL);
        walkTimes(framesInside, IN);

        assertThat(alerts()).hasSize(alerts);
    }

    @ParameterizedTest
    @CsvSource({"10, 0", "11, 2"})
    void doesNotAlertForAVisitThatEndedBefore(int framesInside, int alerts) throws Exception {
        open(IN_CELL);
        walkTimes(framesInside, IN);
        walkTimes(5, OUT);

        assertThat(alerts()).hasSize(alerts);
    }

    @Test
    void alertsOnceWhilePersonStaysInZone() throws Exception {
        open(IN_CELL);
        walkTimes(500, IN);

        assertThat(alerts()).hasSize(1);
        Alert alert = alerts().get(0);
        assertThat(alert.revision()).isEqualTo(1);
        assertThat(alert.state()).isEqualTo(AlertState.UNACKNOWLEDGED);
        assertThat(alert.priority()).isEqualTo(AlertPriority.HIGH);
        assertThat(alert.category()).isEqualTo("object-in-zone");
        assertThat(alert.start()).isEqualTo(frames.at(10));
        assertThat(alert.end()).isNull();
        assertThat(alert.message()).isEqualTo("1 person in cell of dock, seen by door for 1 s");
        assertThat(alert.objectIds()).containsExactly("1");
        assertThat(alert.frameIds()).containsExactly("door/0/0", "door/0/10");
        assertThat(alert.joinStatus()).isEqualTo(JoinStatus.COMPLETE);
        assertThat(alert.model()).isNotNull();
    }

    @Test
    void endsTheAlertWhenThePersonLeaves() throws Exception {
        open(IN_CELL);
        walkTimes(30, IN);
        walkTimes(3, OUT);

        assertThat(alerts()).extracting(Alert::revision).containsExactly(1, 2);
        assertThat(alerts()).extracting(Alert::alertId).containsOnly(alerts().get(0).alertId());
        Alert end = alerts().get(1);
        assertThat(end.state()).isEqualTo(AlertState.RETURNED_UNACKNOWLEDGED);
        assertThat(end.start()).isEqualTo(frames.at(10));
        assertThat(end.end()).isEqualTo(frames.at(30));
        assertThat(end.message()).isEqualTo("0 person in cell of dock, seen by door for 3 s");
        assertThat(end.zoneEvents())
                .extracting(ZoneEvent::type)
                .containsExactly(ZoneEventType.ENTER, ZoneEventType.LEAVE);
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void endsTheAlertWhenTheTrackEnds() throws Exception {
        open(IN_CELL);
        walkTimes(30, IN);
        sequence += 50;
        show();

        assertThat(alerts()).extracting(Alert::revision).containsExactly(1, 2);
        assertThat(alerts().get(1).end()).isEqualTo(frames.at(29));
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void alertsForEachVisitUnderAnotherId() throws Exception {
        open(IN_CELL);
        for (int visit = 0; visit < 2; visit++) {
            walkTimes(20, IN);
            walkTimes(5, OUT);
        }

        assertThat(alerts()).extracting(Alert::revision).containsExactly(1, 2, 1, 2);
        assertThat(alerts().get(0).alertId()).isNotEqualTo(alerts().get(2).alertId());
    }

    @Test
    void alertsForItsLabelOnly() throws Exception {
        open(IN_CELL);
        for (int i = 0; i < 30; i++) {
            show(Frames.tracked("cart", 1, IN, 0.5));
        }

        assertThat(alerts()).isEmpty();
        assertThat(harness.numKeyedStateEntries()).isZero();
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
        open(elsewhere);
        walkTimes(30, IN);

        assertThat(alerts()).isEmpty();
    }

    @Test
    void goesOnWithTheSameAlertAfterARestart() throws Exception {
        open(IN_CELL);
        walkTimes(20, IN);
        Alert rise = alerts().get(0);
        restart(IN_CELL);
        walkTimes(10, IN);
        assertThat(alerts()).isEmpty();
        walkTimes(3, OUT);

        assertThat(alerts()).hasSize(1);
        assertThat(alerts().get(0).alertId()).isEqualTo(rise.alertId());
        assertThat(alerts().get(0).revision()).isEqualTo(2);
        assertThat(alerts().get(0).start()).isEqualTo(rise.start());
    }

    @Test
    void seesWhatWasThereBeforeTheRule() throws Exception {
        open(GATE);
        walkTimes(30, IN);
        restart(GATE, IN_CELL);
        walkTimes(1, IN);
        walkTimes(3, OUT);

        assertThat(alerts()).extracting(Alert::revision).containsExactly(1, 2);
        assertThat(alerts().get(0).start()).isEqualTo(frames.at(10));
    }

    @Test
    void givesTheSameAlertsInEachRun() throws Exception {
        open(IN_CELL, GATE);
        walkTimes(20, IN);
        walkTimes(20, BEYOND);
        List<Alert> first = alerts();
        harness.close();
        sequence = 0;
        zones.forget();
        open(IN_CELL, GATE);
        walkTimes(20, IN);
        walkTimes(20, BEYOND);

        assertThat(alerts()).isEqualTo(first).hasSize(3);
    }

    @Test
    void alertsOnceForEachCrossingInItsDirection() throws Exception {
        open(GATE);
        for (int i = 0; i < 2; i++) {
            walkTimes(3, IN);
            walkTimes(3, BEYOND);
        }

        assertThat(alerts()).hasSize(2);
        Alert alert = alerts().get(0);
        assertThat(alert.revision()).isEqualTo(1);
        assertThat(alert.category()).isEqualTo("line-crossed");
        assertThat(alert.state()).isEqualTo(AlertState.RETURNED_UNACKNOWLEDGED);
        assertThat(alert.start()).isEqualTo(frames.at(3)).isEqualTo(alert.end());
        assertThat(alert.message()).isEqualTo("A person crossed gate, left to right");
        assertThat(alert.alertId()).isNotEqualTo(alerts().get(1).alertId());
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"9, 0", "10, 1", "11, 1"})
    void alertsWhenACameraWasLostForTheTime(int seconds, int alerts) throws Exception {
        open(LOST);
        report(CameraStatus.RECONNECTING, 100, 100);
        report(CameraStatus.RECONNECTING, 100 + seconds, 100);

        assertThat(alerts()).hasSize(alerts);
    }

    @Test
    void countsTheLossFromItsFirstReport() throws Exception {
        open(LOST);
        report(CameraStatus.RECONNECTING, 100, 100);
        report(CameraStatus.OFFLINE, 110, 110);
        report(CameraStatus.OFFLINE, 120, 110);
        report(CameraStatus.ONLINE, 131, 130);

        assertThat(alerts()).extracting(Alert::revision).containsExactly(1, 2);
        assertThat(alerts()).extracting(Alert::alertId).containsOnly(alerts().get(0).alertId());
        assertThat(alerts().get(0).start()).isEqualTo(at(110));
        assertThat(alerts().get(1).end()).isEqualTo(at(130));
        assertThat(alerts().get(0).message()).isEqualTo("Camera door is lost");
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void doesNotAlertForAShortLoss() throws Exception {
        open(LOST);
        report(CameraStatus.RECONNECTING, 100, 100);
        report(CameraStatus.DEGRADED, 105, 105);
        report(CameraStatus.RECONNECTING, 112, 112);

        assertThat(alerts()).isEmpty();
    }

    @Test
    void alertsAgainForTheNextLoss() throws Exception {
        open(LOST);
        for (int loss = 0; loss < 2; loss++) {
            report(CameraStatus.OFFLINE, 100 + 50 * loss, 80 + 50 * loss);
            report(CameraStatus.ONLINE, 110 + 50 * loss, 110 + 50 * loss);
        }

        assertThat(alerts()).extracting(Alert::revision).containsExactly(1, 2, 1, 2);
        assertThat(alerts().get(0).alertId()).isNotEqualTo(alerts().get(2).alertId());
    }

    @ParameterizedTest
    @EnumSource(names = {"ONLINE", "DEGRADED", "ENDED"})
    void doesNotTakeTheseForALoss(CameraStatus status) throws Exception {
        open(LOST);
        report(status, 100, 0);

        assertThat(alerts()).isEmpty();
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void remembersALossOverARestart() throws Exception {
        open(LOST);
        report(CameraStatus.OFFLINE, 100, 80);
        Alert rise = alerts().get(0);
        restart(LOST);
        report(CameraStatus.OFFLINE, 110, 80);
        report(CameraStatus.ONLINE, 120, 120);

        assertThat(alerts()).extracting(Alert::revision).containsExactly(2);
        assertThat(alerts().get(0).alertId()).isEqualTo(rise.alertId());
    }

    @Test
    void refusesTwoRulesOfOneName() {
        assertThatThrownBy(() -> new RuleFunction(List.of(LOST, LOST)))
                .hasMessageContaining("'lost' is there twice");
    }

    private static RuleConfig rule(
            String name,
            ObjectInZoneConfig zone,
            LineCrossedConfig line,
            CameraLostConfig lost,
            String message) {
        return new RuleConfig(name, zone, line, lost, List.of(), AlertPriority.HIGH, message);
    }

    /** The cell is the left half between 0.2 and 0.5, the gate its right border, upwards. */
    private static CameraZones zones() {
        ZoneConfig cell =
                new ZoneConfig(
                        "cell",
                        List.of(
                                List.of(0.2, 0.2),
                                List.of(0.5, 0.2),
                                List.of(0.5, 0.8),
                                List.of(0.2, 0.8)),
                        List.of(),
                        Anchor.BOTTOM_CENTRE,
                        3,
                        0.01,
                        Duration.ZERO);
        LineConfig gate =
                new LineConfig(
                        "gate",
                        List.of(0.5, 0.8),
                        List.of(0.5, 0.2),
                        List.of(),
                        Anchor.BOTTOM_CENTRE,
                        2);
        return new CameraZones(List.of(cell), List.of(gate), Duration.ofSeconds(1));
    }

    private void open(RuleConfig... rules) throws Exception {
        harness = open(null, rules);
    }

    private void restart(RuleConfig... rules) throws Exception {
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = open(snapshot, rules);
    }

    private static TwoInputKeyedHarness<Frame, CameraHealth, Alert> open(
            OperatorSubtaskState snapshot, RuleConfig... rules) throws Exception {
        return TwoInputKeyedHarness.open(
                snapshot,
                new RuleFunction(List.of(rules)),
                frame -> frame.info().area(),
                CameraHealth::area);
    }

    private void walkTimes(int times, double x) throws Exception {
        for (int i = 0; i < times; i++) {
            show(person(1, x, 0.5));
        }
    }

    private void show(DetectedObject... objects) throws Exception {
        harness.processFirst(zones.see(frames.frame(sequence++, objects)));
    }

    private void report(CameraStatus status, long atSecond, long sinceSecond) throws Exception {
        harness.processSecond(
                new CameraHealth(
                        "door",
                        "dock",
                        status,
                        HealthReason.NONE,
                        "",
                        at(atSecond),
                        at(sinceSecond),
                        0,
                        FrameCounts.none()));
    }

    private static Instant at(long second) {
        return Frames.START.plusSeconds(second);
    }

    private List<Alert> alerts() {
        return new ArrayList<>(harness.extractOutputValues());
    }
}
