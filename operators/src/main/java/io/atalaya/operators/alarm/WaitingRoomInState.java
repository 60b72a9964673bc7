package io.atalaya.operators.alarm;

import io.atalaya.operators.model.Command;
import io.atalaya.operators.model.RuleSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * Signals and commands that must be put into the order of their time.
 *
 * <p>After a failure the inputs are read again from the last checkpoint, and they come faster than
 * before: commands, being few, before the readings and frames of their time, and one area's signals
 * of a minute before another's. An acknowledgement would meet an alarm that has not been raised
 * again yet, and a rule would be switched off before an alarm of it had returned: something else
 * than was told before. So until event time has reached the moment at which this process began,
 * everything waits until event time has caught up with it. In a pipeline that has caught up nothing
 * waits. The patience bounds it where event time is not today's, as with a recording.
 */
final class WaitingRoomInState {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ListState<RuleSignal> signals;
    private final MapState<String, Command> commands;
    private final long openedMillis;

    /** What one that waits will do when it is let out. */
    private record Waiting(Instant at, Runnable leave) {}

    /**
     * @param openedMillis when this process began
     */
    WaitingRoomInState(RuntimeContext context, long openedMillis) {
        this.openedMillis = openedMillis;
        signals =
                context.getListState(
                        new ListStateDescriptor<>(
                                "alarms-waiting-signals", TypeInformation.of(RuleSignal.class)));
        commands =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "alarms-waiting",
                                TypeInformation.of(String.class),
                                TypeInformation.of(Command.class)));
    }

    boolean mustWait(RuleSignal signal, TimerService time) {
        return !isDue(AlarmStation.timeOf(signal), time);
    }

    /** Whether this one must wait; those that came later wait behind it. */
    boolean mustWait(Command command, TimerService time) {
        return !isDue(command.at(), time) || !waitingCommands().isEmpty();
    }

    void take(RuleSignal signal, TimerService time) {
        inState(() -> signals.add(signal));
        callAt(AlarmStation.timeOf(signal), time);
    }

    void take(Command command, TimerService time) {
        inState(() -> commands.put(command.id(), command));
        callAt(command.at(), time);
    }

    /**
     * Lets out those that need not wait any longer, in the order of their time; of one moment,
     * first what happened and then what was asked for.
     */
    void leave(TimerService time, Consumer<RuleSignal> happens, Consumer<Command> isAsked) {
        List<Waiting> due = new ArrayList<>();
        List<RuleSignal> rest = new ArrayList<>();
        List<RuleSignal> all = waitingSignals();
        for (RuleSignal signal : all) {
            Instant at = AlarmStation.timeOf(signal);
            if (isDue(at, time)) {
                due.add(new Waiting(at, () -> happens.accept(signal)));
            } else {
                rest.add(signal);
            }
        }
        if (rest.size() < all.size()) {
            inState(() -> signals.update(rest));
        }
        List<Command> still = new ArrayList<>();
        for (Command command : waitingCommands()) {
            if (isDue(command.at(), time)) {
                due.add(new Waiting(command.at(), () -> isAsked.accept(command)));
                inState(() -> commands.remove(command.id()));
            } else {
                still.add(command);
            }
        }
        if (!rest.isEmpty() || !still.isEmpty()) {
            // Their timer may be one of the process before, and gone.
            time.registerProcessingTimeTimer(openedMillis + PATIENCE.toMillis());
        }
        due.sort(Comparator.comparing(Waiting::at));
        due.forEach(one -> one.leave().run());
    }

    private void callAt(Instant at, TimerService time) {
        time.registerEventTimeTimer(Math.min(at.toEpochMilli(), openedMillis));
        time.registerProcessingTimeTimer(openedMillis + PATIENCE.toMillis());
    }

    private boolean isDue(Instant at, TimerService time) {
        return time.currentWatermark() >= Math.min(at.toEpochMilli(), openedMillis)
                || time.currentProcessingTime() >= openedMillis + PATIENCE.toMillis();
    }

    private List<RuleSignal> waitingSignals() {
        List<RuleSignal> waiting = new ArrayList<>();
        inState(() -> signals.get().forEach(waiting::add));
        return waiting;
    }

    /** In the order in which they were given. */
    private List<Command> waitingCommands() {
        List<Command> waiting = new ArrayList<>();
        inState(() -> commands.values().forEach(waiting::add));
        waiting.sort(Comparator.comparing(Command::at).thenComparing(Command::id));
        return waiting;
    }

    private interface Access {
        void run() throws Exception;
    }

    private static void inState(Access access) {
        try {
            access.run();
        } catch (Exception e) {
            throw new FlinkRuntimeException("the state of what waits cannot be used", e);
        }
    }
}
