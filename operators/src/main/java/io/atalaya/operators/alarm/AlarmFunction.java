package io.atalaya.operators.alarm;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.Command;
import io.atalaya.operators.model.RuleSignal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The alarm stage. You need it to make alarms with a life of what rules say, and to let operators
 * act on them.
 *
 * <ul>
 *   <li>In: the rules' signals and the operators' commands, both under one key for the whole site:
 *       alarms are few, and what operators do has one order.
 *   <li>Out: alerts, a revision for each change; on the side {@link AlarmOutputs#ANSWERS} and
 *       {@link AlarmOutputs#FORGOTTEN}.
 *   <li>State: {@code alarms} and {@code alarms-present}, bounded by {@link AlarmHousekeeping};
 *       {@code alarms-out-of-service}, the rules that are; {@code alarms-waiting}, commands that
 *       came before what they are about.
 *   <li>Threads: the task's only. What time does follows event time.
 * </ul>
 */
public final class AlarmFunction
        extends KeyedCoProcessFunction<String, RuleSignal, Command, Alert> {
    /** All of a site's alarms lie under it; another one would lose those of a checkpoint. */
    public static final String ONE_KEY = "alarms";

    private static final long MINUTE_MILLIS = 60_000;

    /** Where event time is so far from the operators' clocks, it is not today's. */
    private static final long RECORDING_MILLIS = 60 * MINUTE_MILLIS;

    private static final long serialVersionUID = 2L;

    // configuration
    private final HashMap<String, AlarmRule> rules;
    private final AlarmsConfig config;
    private final Clock clock;

    // runtime
    private transient @Nullable AlarmStation station;
    private transient @Nullable WaitingRoomInState waiting;
    private transient @Nullable AlarmAssessment assessment;

    /**
     * @param rules what the alarms of each rule are like, by the rules' names
     */
    public AlarmFunction(Map<String, AlarmRule> rules, AlarmsConfig config) {
        this(rules, config, Clock.systemUTC());
    }

    AlarmFunction(Map<String, AlarmRule> rules, AlarmsConfig config, Clock clock) {
        this.rules = new HashMap<>(rules);
        this.config = requireNonNull(config, "config is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public void open(OpenContext context) {
        station = new AlarmStation(rules, config, new AlarmBookInState(getRuntimeContext()));
        waiting = new WaitingRoomInState(getRuntimeContext(), clock.millis());
        var metrics = new AlarmMetrics(getRuntimeContext().getMetricGroup());
        assessment = new AlarmAssessment(config.operators(), metrics);
    }

    @Override
    public void processElement1(RuleSignal signal, Context context, Collector<Alert> out) {
        Instant at = AlarmStation.timeOf(signal);
        for (Command given :
                waiting().leaveBefore(at, given -> station().isAbout(given, signal.area()))) {
            handle(given, context);
        }
        station().onSignal(signal);
        tell(context, out);
    }

    @Override
    public void processElement2(Command command, Context context, Collector<Alert> out) {
        if (waiting().mustWait(command, context.timerService())) {
            waiting().take(command, context.timerService());
            return;
        }
        handle(command, context);
        tell(context, out);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out) {
        long watermark = context.timerService().currentWatermark();
        for (Command command : waiting().leave(context.timerService())) {
            handle(command, context);
        }
        if (isTime(watermark)) {
            station().onTime(Instant.ofEpochMilli(watermark));
        }
        tell(context, out);
        if (isTime(watermark) && !assess(context).isEmpty()) {
            tickAfter(watermark, context);
        }
    }

    private void handle(Command command, Context context) {
        Instant now = Instant.ofEpochMilli(context.timerService().currentProcessingTime());
        Instant at = eventTime(command, context.timerService().currentWatermark());
        context.output(AlarmOutputs.ANSWERS, station().onCommand(command, at, now));
    }

    /** What is done while a recording is played is done in its time, else shelves would not end. */
    private static Instant eventTime(Command command, long watermark) {
        long at = command.at().toEpochMilli();
        boolean recording = isTime(watermark) && Math.abs(at - watermark) > RECORDING_MILLIS;
        return recording ? Instant.ofEpochMilli(watermark) : command.at();
    }

    private void tell(Context context, Collector<Alert> out) {
        List<Alert> alerts = station().told();
        for (Alert alert : alerts) {
            Instant shelvedUntil = alert.handling().shelvedUntil();
            if (shelvedUntil != null) {
                context.timerService().registerEventTimeTimer(shelvedUntil.toEpochMilli());
            }
            tickAfter(alert.handling().changedAt().toEpochMilli(), context);
            assessment().alerted(alert);
            out.collect(alert);
        }
        station().forgotten().forEach(alert -> context.output(AlarmOutputs.FORGOTTEN, alert));
        if (!alerts.isEmpty()) {
            assess(context);
        }
    }

    /** What tidies up and what counts is done once a minute, while there is something. */
    private static void tickAfter(long millis, Context context) {
        long next = Math.floorDiv(millis, MINUTE_MILLIS) + 1;
        context.timerService().registerEventTimeTimer(next * MINUTE_MILLIS);
    }

    private List<Alarm> assess(Context context) {
        List<Alarm> alarms = station().alarms();
        long watermark = context.timerService().currentWatermark();
        if (isTime(watermark)) {
            assessment().assess(alarms, Instant.ofEpochMilli(watermark));
        }
        return alarms;
    }

    /** Before the first fact none has passed; at the end of finite inputs it says for ever. */
    private static boolean isTime(long watermark) {
        return watermark != Long.MIN_VALUE && watermark != Long.MAX_VALUE;
    }

    private AlarmAssessment assessment() {
        return requireNonNull(assessment, "not open");
    }

    private AlarmStation station() {
        return requireNonNull(station, "not open");
    }

    private WaitingRoomInState waiting() {
        return requireNonNull(waiting, "not open");
    }
}
