package io.atalaya.operators.rule;

import static io.atalaya.operators.rule.present.AreaFacts.camera;
import static io.atalaya.operators.rule.present.AreaFacts.flag;
import static io.atalaya.operators.rule.present.AreaFacts.number;
import static io.atalaya.operators.rule.present.AreaFacts.persons;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.alarm.AlarmRuleConfig;
import io.atalaya.operators.model.AlertPriority;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.rule.language.AreaWords;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.operators.rule.present.AreaFact;
import io.atalaya.operators.testing.BroadcastHarness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Made-up facts of three areas, each late by less than the bound and in any order: the signals are
 * always the same, whichever subtask has the area, however the watermark comes along, and with a
 * restart in the middle.
 */
class WhenOrderTest {
    private static final List<String> AREAS = List.of("press", "dock", "cell");
    private static final int SECONDS = 60;
    private static final int BOUND_MILLIS = 2_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void signalsDoNotDependOnTheOrderOfArrival(long seed) throws Exception {
        List<AreaFact> facts = facts(new Random(seed));

        List<RuleSignal> inOrder = run(facts, 1, 0, new Random(0));

        assertThat(inOrder).as("seed %d", seed).hasSizeGreaterThan(10);
        for (int subtasks = 1; subtasks <= 2; subtasks++) {
            Random random = new Random(seed * 31 + subtasks);
            List<RuleSignal> shuffled = run(facts, subtasks, BOUND_MILLIS, random);
            assertThat(shuffled).as("seed %d, %d subtasks", seed, subtasks).isEqualTo(inOrder);
        }
    }

    private static List<RuleSignal> run(
            List<AreaFact> facts, int subtasks, int delayMillis, Random random) throws Exception {
        List<RuleSignal> signals = new ArrayList<>();
        List<AreaFact> arriving = arriving(facts, delayMillis, random);
        for (int subtask = 0; subtask < subtasks; subtask++) {
            List<AreaFact> own = new ArrayList<>();
            for (AreaFact fact : arriving) {
                if (subtaskOf(fact, subtasks) == subtask) {
                    own.add(fact);
                }
            }
            signals.addAll(run(own, subtasks, subtask, delayMillis, random));
        }
        signals.sort(
                Comparator.comparing(RuleSignal::area)
                        .thenComparing(RuleSignal::ruleId)
                        .thenComparing(RuleSignal::start)
                        .thenComparing(signal -> String.valueOf(signal.end())));
        return signals;
    }

    private static List<RuleSignal> run(
            List<AreaFact> facts, int subtasks, int subtask, int delayMillis, Random random)
            throws Exception {
        List<RuleSignal> signals = new ArrayList<>();
        var harness = harness(null, subtasks, subtask);
        long greatest = 0;
        int restartAt = facts.isEmpty() ? -1 : random.nextInt(facts.size());
        for (int i = 0; i < facts.size(); i++) {
            harness.process(facts.get(i));
            greatest = Math.max(greatest, facts.get(i).at().toEpochMilli());
            if (random.nextInt(3) == 0) {
                harness.advanceTo(greatest - delayMillis - 1);
            }
            if (i == restartAt) {
                OperatorSubtaskState snapshot = harness.snapshot(1, 1);
                signals.addAll(harness.extractOutputValues());
                harness.close();
                harness = harness(repackaged(snapshot), subtasks, subtask);
            }
        }
        harness.advanceTo(Long.MAX_VALUE);
        signals.addAll(harness.extractOutputValues());
        assertThat(harness.numEventTimeTimers()).isZero();
        harness.close();
        return signals;
    }

    private static OperatorSubtaskState repackaged(OperatorSubtaskState snapshot) throws Exception {
        return AbstractStreamOperatorTestHarness.repackageState(snapshot);
    }

    /** As they come over a network that holds each back for a while. */
    private static List<AreaFact> arriving(List<AreaFact> facts, int delayMillis, Random random) {
        Map<AreaFact, Long> arrival = new HashMap<>();
        for (AreaFact fact : facts) {
            long delay = delayMillis == 0 ? 0 : random.nextInt(delayMillis);
            arrival.put(fact, fact.at().toEpochMilli() + delay);
        }
        List<AreaFact> arriving = new ArrayList<>(facts);
        Collections.shuffle(arriving, random);
        arriving.sort(Comparator.comparing(arrival::get));
        return arriving;
    }

    private static List<AreaFact> facts(Random random) {
        List<AreaFact> facts = new ArrayList<>();
        for (String area : AREAS) {
            for (double second = 0; second < SECONDS; second += 0.5) {
                facts.add(in(area, persons(second, random.nextInt(3))));
                if (random.nextInt(2) == 0) {
                    double value = 70 + random.nextInt(25);
                    double at = second + random.nextInt(4) / 10.0;
                    facts.add(in(area, AreaFact.of(number(at, "temperature", value))));
                }
                if (random.nextInt(20) == 0) {
                    boolean on = random.nextBoolean();
                    facts.add(in(area, AreaFact.of(flag(second, "running", on))));
                }
                if (random.nextInt(40) == 0) {
                    HealthStatus status =
                            random.nextBoolean() ? HealthStatus.ONLINE : HealthStatus.OFFLINE;
                    facts.add(in(area, camera(second, status)));
                }
            }
        }
        return facts;
    }

    private static BroadcastHarness<AreaFact, RuleChange, RuleSignal> harness(
            OperatorSubtaskState snapshot, int subtasks, int subtask) throws Exception {
        List<RuleConfig> rules = new ArrayList<>();
        List<AreaWords> areas = new ArrayList<>();
        for (String area : AREAS) {
            areas.add(new AreaWords(area, WhenStage.AREA.cameras(), WhenStage.AREA.sensors()));
            rules.addAll(rules(area));
        }
        SiteWords site =
                new SiteWords(areas, List.of(), WhenStage.SITE.shifts(), WhenStage.SITE.timeZone());
        return WhenStage.harness(snapshot, rules, site, subtasks, subtask);
    }

    private static List<RuleConfig> rules(String area) {
        String temperature = "reading('motor-1/temperature')";
        return List.of(
                in(
                        area,
                        "joined",
                        "zone('press').count() > 1 && reading('motor-1/running').flag",
                        0,
                        0),
                in(area, "hot", temperature + ".value > 85", 2, 1),
                in(area, "warm", temperature + ".mean(duration('20s')) > 82", 0, 3),
                in(area, "old", temperature + ".age > duration('1500ms')", 0, 0));
    }

    private static RuleConfig in(String area, String name, String when, int on, int off) {
        return new RuleConfig(
                name + "-" + area,
                null,
                null,
                null,
                when,
                area,
                List.of(),
                Duration.ofSeconds(on),
                Duration.ofSeconds(off),
                name.equals("hot") ? 2.0 : null,
                AlertPriority.LOW,
                "{reading('motor-1/temperature').value}",
                "",
                "",
                List.of(),
                AlarmRuleConfig.DEFAULT);
    }

    private static AreaFact in(String area, AreaFact fact) {
        return new AreaFact(
                area,
                fact.at(),
                fact.kind(),
                fact.sourceId(),
                fact.frame(),
                fact.cameraHealth(),
                fact.reading(),
                fact.sensorHealth(),
                fact.anomaly());
    }

    private static int subtaskOf(AreaFact fact, int subtasks) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(fact.area(), 128, subtasks);
    }
}
