package io.atalaya.operators.alarm;

import io.atalaya.operators.model.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * Commands that came before what they are about.
 *
 * <p>After a failure the inputs are read again from the last checkpoint, and commands, being few,
 * come faster than frames and readings: an acknowledgement would meet an alarm that has not been
 * raised again yet, or one that has not returned yet, and would do something else than it did
 * before. So a command waits until event time has caught up with it, or with the moment at which
 * this process began if that was before. In a pipeline that has caught up nothing waits. The
 * patience bounds it where event time is not today's, as with a recording.
 */
final class WaitingRoomInState {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MapState<String, Command> commands;
    private final long openedMillis;

    /**
     * @param openedMillis when this process began
     */
    WaitingRoomInState(RuntimeContext context, long openedMillis) {
        this.openedMillis = openedMillis;
        commands =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "alarms-waiting",
                                TypeInformation.of(String.class),
                                TypeInformation.of(Command.class)));
    }

    /** Whether this one must wait; those that came later wait behind it. */
    boolean mustWait(Command command, TimerService time) {
        return !isCaughtUp(command, time) || !waiting().isEmpty();
    }

    void take(Command command, TimerService time) {
        write(() -> commands.put(command.id(), command));
        time.registerEventTimeTimer(awaited(command));
        time.registerProcessingTimeTimer(openedMillis + PATIENCE.toMillis());
    }

    /** Those that need not wait any longer, in the order in which they were given. */
    List<Command> leave(TimerService time) {
        List<Command> ready = new ArrayList<>();
        for (Command command : waiting()) {
            if (!isCaughtUp(command, time)) {
                // Its timer may be one of the process before, and gone.
                time.registerProcessingTimeTimer(openedMillis + PATIENCE.toMillis());
                break;
            }
            ready.add(command);
            write(() -> commands.remove(command.id()));
        }
        return ready;
    }

    /**
     * Those that were given before something happens in the area that they are about. All that was
     * there before them has happened by then, because what rules say of one area comes in order.
     */
    List<Command> leaveBefore(Instant at, Predicate<Command> isAbout) {
        List<Command> ready = new ArrayList<>();
        for (Command command : waiting()) {
            if (command.at().isBefore(at) && isAbout.test(command)) {
                ready.add(command);
                write(() -> commands.remove(command.id()));
            }
        }
        return ready;
    }

    private boolean isCaughtUp(Command command, TimerService time) {
        return time.currentWatermark() >= awaited(command)
                || time.currentProcessingTime() >= openedMillis + PATIENCE.toMillis();
    }

    private long awaited(Command command) {
        return Math.min(command.at().toEpochMilli(), openedMillis);
    }

    private List<Command> waiting() {
        List<Command> waiting = new ArrayList<>();
        write(() -> commands.values().forEach(waiting::add));
        waiting.sort(Comparator.comparing(Command::at).thenComparing(Command::id));
        return waiting;
    }

    private interface Write {
        void run() throws Exception;
    }

    private static void write(Write write) {
        try {
            write.run();
        } catch (Exception e) {
            throw new FlinkRuntimeException("the waiting commands' state cannot be used", e);
        }
    }
}
