package io.atalaya.operators.rule;

import static io.atalaya.operators.testing.Frames.person;

import io.atalaya.operators.model.AlertPriority;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.FrameCounts;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.operators.rule.present.AreaFact;
import io.atalaya.operators.rule.present.FrameFacts;
import io.atalaya.operators.testing.BroadcastHarness;
import io.atalaya.operators.testing.Frames;
import io.atalaya.operators.zone.Anchor;
import io.atalaya.operators.zone.CameraZones;
import io.atalaya.operators.zone.LineConfig;
import io.atalaya.operators.zone.WatchedZones;
import io.atalaya.operators.zone.ZoneConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;

/** The rule stage in a harness, fed with frames that went through real zones, as in the job. */
final class RuleStage implements AutoCloseable {
    /** Places along the x axis: left of the cell, in the cell, and beyond the gate. */
    static final double OUT = 0.1;

    static final double IN = 0.4;
    static final double BEYOND = 0.6;

    static final RuleConfig IN_CELL =
            rule(
                    "person-in-cell",
                    new ObjectInZoneConfig("cell", "person", Map.of(), Duration.ofSeconds(1)),
                    null,
                    null,
                    "{count} {label} in {zone} of {area}, seen by {camera} for {duration}");
    static final RuleConfig GATE =
            rule(
                    "gate",
                    null,
                    new LineCrossedConfig("gate", null, DirectionChoice.LEFT_TO_RIGHT),
                    null,
                    null);
    static final RuleConfig LOST =
            rule("lost", null, null, new CameraLostConfig(Duration.ofSeconds(10)), null);

    private static final SiteWords SITE =
            new SiteWords(List.of(), List.of(), List.of(), ZoneOffset.UTC);

    final Frames frames = Frames.of("door");
    private final WatchedZones zones = new WatchedZones(zones());
    private BroadcastHarness<AreaFact, RuleChange, RuleSignal> harness;
    private long sequence;
    private int framesKnown;
    private int healthKnown;

    private RuleStage(RuleConfig... rules) throws Exception {
        harness = harness(null, rules);
    }

    static RuleStage open(RuleConfig... rules) throws Exception {
        return new RuleStage(rules);
    }

    /** Takes a snapshot and goes on from it; the signals so far are gone. */
    void restart(RuleConfig... rules) throws Exception {
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = harness(snapshot, rules);
    }

    /** Takes a rule away. */
    void remove(String rule) throws Exception {
        harness.broadcast(new RuleChange(rule, ""));
    }

    /** The same person in as many frames, 0.1 s apart. */
    void walk(int times, double x) throws Exception {
        for (int i = 0; i < times; i++) {
            show(person(1, x, 0.5));
        }
    }

    void show(DetectedObject... objects) throws Exception {
        harness.process(AreaFact.of(FrameFacts.of(zones.see(frames.frame(sequence++, objects)))));
        framesKnown = 1;
    }

    void skip(long numFrames) {
        sequence += numFrames;
    }

    void report(HealthStatus status, long atSecond, long sinceSecond) throws Exception {
        harness.process(
                AreaFact.of(
                        new CameraHealth(
                                "door",
                                "dock",
                                status,
                                HealthReason.NONE,
                                "",
                                second(atSecond),
                                second(sinceSecond),
                                0,
                                FrameCounts.none())));
        healthKnown = 1;
    }

    /** No fact from before that time is to come. */
    void advanceTo(Instant time) throws Exception {
        harness.advanceTo(time.toEpochMilli());
    }

    static Instant second(long second) {
        return Frames.START.plusSeconds(second);
    }

    List<RuleSignal> signals() {
        return new ArrayList<>(harness.extractOutputValues());
    }

    /** Beyond the camera's latest frame and health, which are always known. */
    int stateEntries() {
        return harness.numKeyedStateEntries() - framesKnown - healthKnown;
    }

    @Override
    public void close() {
        harness.close();
    }

    private static BroadcastHarness<AreaFact, RuleChange, RuleSignal> harness(
            OperatorSubtaskState snapshot, RuleConfig... rules) throws Exception {
        return BroadcastHarness.open(
                snapshot,
                new RuleFunction(List.of(rules), SITE, new ShortRules()),
                RuleFunction.CHANGES,
                AreaFact::area,
                1,
                0);
    }

    private static RuleConfig rule(
            String name,
            ObjectInZoneConfig zone,
            LineCrossedConfig line,
            CameraLostConfig lost,
            String message) {
        return Rules.simple(name, zone, line, lost, List.of(), AlertPriority.HIGH, message);
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
}
