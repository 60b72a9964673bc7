package io.atalaya.operators.alarm;

import static io.atalaya.operators.alarm.ControlRoom.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.AlertState;
import io.atalaya.operators.model.Command;
import io.atalaya.operators.model.CommandAction;
import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.testing.TwoInputKeyedHarness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stage is thrown away at a random moment while alarms rise, are acknowledged and clear, and
 * another one goes on from its last checkpoint: commands, being few, come again at once, signals as
 * fast as they can. Afterwards states and ids are those of a run that was left alone.
 */
class AlarmRecoveryHarnessTest {
    private static final int NUM_EVENTS = 240;
    private static final int KILLS = 6;
    private static final List<String> RULES = ControlRoom.RULES.keySet().stream().sorted().toList();

    /** What happens in the plant: a signal or a command, one a second. */
    private record Event(@Nullable RuleSignal signal, @Nullable Command command) {}

    private record Checkpoint(@Nullable OperatorSubtaskState state, int position) {
        static final Checkpoint NONE = new Checkpoint(null, 0);
    }

    /** 36 plants with six kills each. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 36);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void statesAndIdsAreThoseOfAnUndisturbedRun(long seed) throws Exception {
        List<Event> events = new Script(new Random(seed)).events();
        Map<String, String> undisturbed = run(events, Set.of(), new Random(seed));
        Random random = new Random(-seed);
        Set<Integer> kills = new TreeSet<>();
        while (kills.size() < KILLS) {
            kills.add(1 + random.nextInt(NUM_EVENTS - 1));
        }

        assertThat(undisturbed).hasSizeGreaterThan(3);
        assertThat(run(events, kills, random))
                .as("seed %d, killed before the events %s", seed, kills)
                .isEqualTo(undisturbed);
    }

    private static Map<String, String> run(List<Event> events, Set<Integer> kills, Random random)
            throws Exception {
        Map<String, Alert> alerts = new TreeMap<>();
        Checkpoint last = Checkpoint.NONE;
        var stage = open(last.state(), 0);
        for (int i = 0; i < events.size(); i++) {
            if (kills.contains(i)) {
                // Nothing is closed and nothing flushed: what was told since stays on the topics.
                stage.extractOutputValues().forEach(alert -> put(alerts, alert));
                stage.close();
                stage = open(last.state(), i);
                again(events.subList(last.position(), i), last.position(), stage, random);
            }
            happen(events.get(i), i, stage);
            if (random.nextInt(12) == 0) {
                last = new Checkpoint(stage.snapshot(i, i), i + 1);
            }
        }
        stage.processBothWatermarks(watermark(events.size() + 3600));
        stage.extractOutputValues().forEach(alert -> put(alerts, alert));
        stage.close();
        Map<String, String> present = new TreeMap<>();
        alerts.forEach((id, alert) -> present.put(id, text(alert)));
        return present;
    }

    /** What was since the checkpoint is read again: all commands first. */
    private static void again(
            List<Event> events,
            int from,
            TwoInputKeyedHarness<RuleSignal, Command, Alert> stage,
            Random random)
            throws Exception {
        for (Event event : events) {
            if (event.command() != null) {
                stage.processSecond(event.command());
            }
        }
        for (int i = 0; i < events.size(); i++) {
            RuleSignal signal = events.get(i).signal();
            if (signal != null) {
                stage.processFirst(signal);
            }
            if (random.nextBoolean()) {
                stage.processBothWatermarks(watermark(from + i));
            }
        }
    }

    private static void happen(
            Event event, int at, TwoInputKeyedHarness<RuleSignal, Command, Alert> stage)
            throws Exception {
        if (event.signal() != null) {
            stage.processFirst(event.signal());
        } else if (event.command() != null) {
            stage.processSecond(event.command());
        }
        stage.setProcessingTime(second(at).toEpochMilli());
        stage.processBothWatermarks(watermark(at));
    }

    /** As the compacted topic keeps it: the last that was written. */
    private static void put(Map<String, Alert> alerts, Alert alert) {
        alerts.put(alert.alertId(), alert);
    }

    private static String text(Alert alert) {
        return "%s %d since %s until %s, %s at %s, shelved until %s, %s, %s"
                .formatted(
                        alert.state(),
                        alert.revision(),
                        alert.signal().start(),
                        alert.signal().end(),
                        alert.handling().acknowledgedBy(),
                        alert.handling().acknowledgedAt(),
                        alert.handling().shelvedUntil(),
                        alert.handling().suppressedBy(),
                        alert.handling().verdict());
    }

    private static TwoInputKeyedHarness<RuleSignal, Command, Alert> open(
            @Nullable OperatorSubtaskState state, int second) throws Exception {
        Instant now = second(second);
        var stage =
                TwoInputKeyedHarness.open(
                        state,
                        new AlarmFunction(
                                ControlRoom.RULES,
                                AlarmsConfig.DEFAULT,
                                ControlRoom.READER,
                                Clock.fixed(now, ZoneOffset.UTC)),
                        (RuleSignal signal) -> AlarmFunction.ONE_KEY,
                        (Command command) -> AlarmFunction.ONE_KEY);
        stage.setProcessingTime(now.toEpochMilli());
        return stage;
    }

    private static Watermark watermark(int second) {
        return new Watermark(second(second).toEpochMilli());
    }

    /** A plant's script: conditions that come and go, and operators who see the alarms. */
    private static final class Script {
        private final Random random;
        private final ControlRoom room = new ControlRoom();
        private final Map<String, Integer> startOfHolding = new HashMap<>();

        Script(Random random) {
            this.random = random;
        }

        List<Event> events() {
            List<Event> events = new ArrayList<>();
            for (int second = 0; second < NUM_EVENTS; second++) {
                room.time(second);
                List<Alarm> alarms = room.book.all();
                boolean command = !alarms.isEmpty() && random.nextInt(3) == 0;
                events.add(command ? command(alarms, second) : signal(second));
            }
            return events;
        }

        private Event signal(int second) {
            String rule = RULES.get(random.nextInt(RULES.size()));
            Integer start = startOfHolding.remove(rule);
            if (start == null) {
                startOfHolding.put(rule, second);
            }
            RuleSignal signal =
                    start == null
                            ? ControlRoom.signal(rule, "door", second, null)
                            : ControlRoom.signal(rule, "door", start, second);
            room.panel.onSignal(signal);
            return new Event(signal, null);
        }

        private Event command(List<Alarm> alarms, int second) {
            List<CommandAction> actions =
                    EnumSet.range(CommandAction.ACKNOWLEDGE, CommandAction.MARK_FALSE_POSITIVE)
                            .stream()
                            .toList();
            CommandAction action = actions.get(random.nextInt(actions.size()));
            boolean aboutRule =
                    action == CommandAction.TAKE_OUT_OF_SERVICE
                            || action == CommandAction.RETURN_TO_SERVICE;
            String target =
                    aboutRule
                            ? RULES.get(random.nextInt(RULES.size()))
                            : alarms.get(random.nextInt(alarms.size())).alert().alertId();
            Duration shelve = Duration.ofSeconds(1 + random.nextInt(60));
            Command command =
                    ControlRoom.command("c-" + second, action, target, second(second), shelve);
            room.carryOut(command);
            return new Event(null, command);
        }
    }

    /** Only so that the seeds lead through all states; the test above would pass without. */
    @Test
    void theScriptsLeadThroughAllStates() {
        Set<AlertState> seen = EnumSet.noneOf(AlertState.class);
        for (long seed = 1; seed <= 5; seed++) {
            Script script = new Script(new Random(seed));
            script.events();
            script.room.alerts.forEach(alert -> seen.add(alert.state()));
        }

        assertThat(seen).containsExactlyInAnyOrder(AlertState.values());
    }
}
