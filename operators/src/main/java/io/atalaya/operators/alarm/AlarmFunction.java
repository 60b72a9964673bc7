package io.atalaya.operators.alarm;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.Command;
import io.atalaya.operators.model.CommandAction;
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
 *   <li>In: the rules' signals, and the operators' commands with the changes of rules that were
 *       found right; both under one key for the whole site: alarms are few, and what operators do
 *       has one order.
 *   <li>Out: alerts, a revision for each change; on the side {@link AlarmOutputs#ANSWERS} and
 *       {@link AlarmOutputs#FORGOTTEN}.
 *   <li>State: {@code alarms} and {@code alarms-present}, bounded by {@link AlarmHousekeeping};
 *       {@code alarms-out-of-service}, the rules that are; {@code alarms-waiting} and {@code
 *       alarms-waiting-signals}, what came before its time; {@code alarms-rules-changed}, since the
 *       configuration.
 *   <li>Threads: the task's only. What time does follows event time.
 * </ul>
 */
public final class AlarmFunction
        extends KeyedCoProcessFunction<String, RuleSignal, Command, Alert> {
    /** All of a site's alarms lie under it; another one would lose those of a checkpoint. */
    public static final String ONE_KEY = "alarms";

    private static final long serialVersionUID = 3L;

    // configuration
    private final HashMap<String, AlarmRule> rules;
    private final AlarmsConfig config;
    private final AlarmRuleReader reader;
    private final Clock clock;

    // runtime
    private transient @Nullable AlarmStation station;
    private transient @Nullable ChangedRulesInState changed;
    private transient @Nullable WaitingRoomInState waiting;
    private transient @Nullable AlarmAssessment assessment;

    /**
     * @param rules what the alarms of each rule are like, by the rules' names
     * @param reader for rules that change
     */
    public AlarmFunction(
            Map<String, AlarmRule> rules, AlarmsConfig config, AlarmRuleReader reader) {
        this(rules, config, reader, Clock.systemUTC());
    }

    AlarmFunction(
            Map<String, AlarmRule> rules,
            AlarmsConfig config,
            AlarmRuleReader reader,
            Clock clock) {
        this.rules = new HashMap<>(rules);
        this.config = requireNonNull(config, "config is null");
        this.reader = requireNonNull(reader, "reader is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public void open(OpenContext context) {
        AlarmRules inForce = new AlarmRules(rules);
        station = new AlarmStation(inForce, config, new AlarmBookInState(getRuntimeContext()));
        changed = new ChangedRulesInState(getRuntimeContext(), reader, inForce);
        waiting = new WaitingRoomInState(getRuntimeContext(), clock.millis());
        var metrics = new AlarmMetrics(getRuntimeContext().getMetricGroup());
        assessment = new AlarmAssessment(config.operators(), metrics);
    }

    @Override
    public void processElement1(RuleSignal signal, Context context, Collector<Alert> out) {
        if (waiting().mustWait(signal, context.timerService())) {
            waiting().take(signal, context.timerService());
            return;
        }
        letOut(context);
        station().onSignal(signal);
        tell(context, out);
    }

    @Override
    public void processElement2(Command command, Context context, Collector<Alert> out) {
        if (command.action() == CommandAction.CHANGE_RULE) {
            changed().take(command);
            station()
                    .onChangedRules(
                            AlarmTime.of(command, context.timerService().currentWatermark()));
        } else if (waiting().mustWait(command, context.timerService())) {
            waiting().take(command, context.timerService());
            return;
        } else {
            letOut(context);
            handle(command, context);
        }
        tell(context, out);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out) {
        long watermark = context.timerService().currentWatermark();
        letOut(context);
        if (AlarmTime.isKnown(watermark)) {
            station().onTime(Instant.ofEpochMilli(watermark));
        }
        tell(context, out);
        if (AlarmTime.isKnown(watermark) && !assess(context).isEmpty()) {
            context.timerService().registerEventTimeTimer(AlarmTime.tickAfter(watermark));
        }
    }

    private void letOut(Context context) {
        waiting()
                .leave(
                        context.timerService(),
                        signal -> station().onSignal(signal),
                        command -> handle(command, context));
    }

    private void handle(Command command, Context context) {
        Instant now = Instant.ofEpochMilli(context.timerService().currentProcessingTime());
        Instant at = AlarmTime.of(command, context.timerService().currentWatermark());
        context.output(AlarmOutputs.ANSWERS, station().onCommand(command, at, now));
    }

    private void tell(Context context, Collector<Alert> out) {
        List<Alert> alerts = station().told();
        for (Alert alert : alerts) {
            AlarmTime.callsFor(alert).forEach(context.timerService()::registerEventTimeTimer);
            assessment().alerted(alert);
            out.collect(alert);
        }
        station().forgotten().forEach(alert -> context.output(AlarmOutputs.FORGOTTEN, alert));
        if (!alerts.isEmpty()) {
            assess(context);
        }
    }

    private List<Alarm> assess(Context context) {
        List<Alarm> alarms = station().alarms();
        long watermark = context.timerService().currentWatermark();
        if (AlarmTime.isKnown(watermark)) {
            assessment().assess(alarms, Instant.ofEpochMilli(watermark));
        }
        return alarms;
    }

    private AlarmAssessment assessment() {
        return requireNonNull(assessment, "not open");
    }

    /** With the rules as they are now. */
    private AlarmStation station() {
        changed().recall();
        return requireNonNull(station, "not open");
    }

    private ChangedRulesInState changed() {
        return requireNonNull(changed, "not open");
    }

    private WaitingRoomInState waiting() {
        return requireNonNull(waiting, "not open");
    }
}
