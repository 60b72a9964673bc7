package io.atalaya.operators.rule;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.operators.rule.present.AreaFact;
import io.atalaya.operators.rule.present.Book;
import io.atalaya.operators.rule.present.FactKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rule stage. You need it to be told when something is so, and no longer so.
 *
 * <ul>
 *   <li>In: the facts of areas, keyed by {@code area}, each source's in order; and to every
 *       subtask, rules that change.
 *   <li>Out: signals, one when a condition comes true and another when it is over.
 *   <li>State: {@code rule-watches}, what a ready-made condition keeps an eye on, and {@code
 *       rule-open}, what it has told, both gone when it is over; that of {@link AreaInState};
 *       {@code rule-changes}, those since the configuration.
 *   <li>Timers: in event time; one at the next watermark while facts wait for it, one at the end of
 *       each delay, and one a second where a rule asks for time.
 * </ul>
 *
 * Ready-made conditions are about one camera, whose facts come in order, and speak at once, or when
 * the time that they wait for is over. Expressions join several sources: they see facts in the
 * order of event time, once the watermark says that no earlier one is to come.
 */
public final class RuleFunction
        extends KeyedBroadcastProcessFunction<String, AreaFact, RuleChange, RuleSignal> {
    /** What changed since the configuration: each rule's YAML, empty where it was taken away. */
    public static final MapStateDescriptor<String, String> CHANGES =
            new MapStateDescriptor<>(
                    "rule-changes",
                    TypeInformation.of(String.class),
                    TypeInformation.of(String.class));

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(RuleFunction.class);
    private static final MapStateDescriptor<String, Watch> WATCHES =
            BookInState.descriptor("rule-watches", Watch.class);
    private static final MapStateDescriptor<String, RuleSignal> OPEN =
            BookInState.descriptor("rule-open", RuleSignal.class);

    // configuration
    private final ArrayList<RuleConfig> configs;
    private final SiteWords site;
    private final RuleReader reader;

    // runtime
    private transient @Nullable RulesInForce rules;
    private transient @Nullable AreaInState area;
    private transient @Nullable SimpleRulesInState simple;
    private transient @Nullable RuleStageMetrics metrics;
    private transient @Nullable Map<String, RuleMetrics> ruleMetrics;

    /** Areas in which nothing is left of rules that no longer are. */
    private transient @Nullable Set<String> tidied;

    private transient boolean changesKnown;

    public RuleFunction(List<RuleConfig> rules, SiteWords site, RuleReader reader) {
        this.configs = new ArrayList<>(rules);
        this.site = requireNonNull(site, "site is null");
        this.reader = requireNonNull(reader, "reader is null");
        Set<String> names = new HashSet<>();
        for (RuleConfig rule : rules) {
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException(
                        "rules need different names; '" + rule.name() + "' is there twice");
            }
        }
    }

    @Override
    public void open(OpenContext context) {
        area = new AreaInState(getRuntimeContext());
        simple =
                new SimpleRulesInState(
                        getRuntimeContext().getMapState(WATCHES),
                        getRuntimeContext().getMapState(OPEN));
        tidied = new HashSet<>();
        rules = new RulesInForce(configs, site, area.memory());
        metrics = new RuleStageMetrics(getRuntimeContext().getMetricGroup());
        ruleMetrics = new HashMap<>();
        configs.forEach(config -> metricsOf(config.name()));
    }

    @Override
    public void processElement(AreaFact fact, ReadOnlyContext context, Collector<RuleSignal> out)
            throws Exception {
        RulesInForce inForce = inForce(context);
        tidyUp(inForce, fact, out);
        SimpleRulesInState readyMade = requireNonNull(simple, "not open");
        readyMade.take(fact, inForce.simple(), tell(out));
        if (fact.kind() == FactKind.CAMERA_HEALTH) {
            callAgain(readyMade.nextDue(inForce.simple()), context.timerService());
        }
        AreaRules here = inForce.in(fact.area());
        if (!here.concerns(fact)) {
            here.learn(fact);
            return;
        }
        AreaInState state = requireNonNull(area, "not open");
        Instant clock = state.clock();
        long watermark = context.timerService().currentWatermark();
        if (clock != null && fact.at().isBefore(clock)) {
            requireNonNull(metrics, "not open").factWasLate();
            new AreaClock(here, state.standings(), tell(out)).late(clock, fact);
            callAgain(here, clock, context.timerService());
        } else {
            state.await(fact);
            context.timerService().registerEventTimeTimer(watermark + 1);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<RuleSignal> out)
            throws Exception {
        RulesInForce inForce = inForce(context);
        AreaRules here = inForce.in(context.getCurrentKey());
        AreaInState state = requireNonNull(area, "not open");
        long watermark = context.timerService().currentWatermark();
        if (watermark < Long.MAX_VALUE) {
            Instant now = Instant.ofEpochMilli(watermark).plusNanos(999_999);
            requireNonNull(simple, "not open")
                    .advance(now, context.getCurrentKey(), inForce.simple(), tell(out));
        }
        List<AreaFact> due = state.takeUpTo(watermark);
        Instant clock = state.clock();
        Instant end = end(watermark, due, clock);
        endWhatNoLongerHolds(context.getCurrentKey(), end, out);
        Instant reached =
                new AreaClock(here, state.standings(), tell(out)).advance(clock, due, end);
        if (reached != null) {
            state.clock(reached);
            if (watermark < Long.MAX_VALUE) {
                callAgain(here, reached, context.timerService());
            }
        }
        if (state.isAnyWaiting()) {
            context.timerService().registerEventTimeTimer(watermark + 1);
        }
    }

    @Override
    public void processBroadcastElement(
            RuleChange change, Context context, Collector<RuleSignal> out) throws Exception {
        RulesInForce inForce = inForce(context);
        context.getBroadcastState(CHANGES).put(change.name(), change.yaml());
        RuleEndInState end =
                new RuleEndInState(change.name(), context.currentWatermark(), tell(out));
        context.applyToKeyedState(AreaInState.STANDINGS, (key, standings) -> end.end(standings));
        context.applyToKeyedState(WATCHES, (key, watches) -> end.forget(watches));
        context.applyToKeyedState(OPEN, (key, open) -> end.endAll(open));
        requireNonNull(tidied, "not open").clear();
        apply(inForce, change.name(), change.yaml());
        requireNonNull(metrics, "not open").ruleChanged();
    }

    /**
     * Once in each area after the start and after a change: what no rule asks for any more goes.
     */
    private void tidyUp(RulesInForce inForce, AreaFact fact, Collector<RuleSignal> out) {
        if (requireNonNull(tidied, "not open").add(fact.area())) {
            requireNonNull(simple, "not open").endWhatNoLongerHolds(inForce, fact.at(), tell(out));
            inForce.in(fact.area()).forgetWhatIsNotNeeded();
        }
    }

    /** After the last fact of all no time passes any more; delays that still run then never end. */
    private static Instant end(long watermark, List<AreaFact> due, @Nullable Instant clock) {
        if (watermark < Long.MAX_VALUE) {
            return Instant.ofEpochMilli(watermark).plusNanos(999_999);
        }
        if (!due.isEmpty()) {
            return due.get(due.size() - 1).at();
        }
        return clock == null ? Instant.MIN : clock;
    }

    private void callAgain(AreaRules here, Instant after, TimerService timers) {
        callAgain(here.nextWake(after, requireNonNull(area, "not open").standings()), timers);
    }

    private static void callAgain(@Nullable Instant wake, TimerService timers) {
        if (wake != null) {
            timers.registerEventTimeTimer(wake.toEpochMilli());
        }
    }

    /** Of rules that an earlier start had, in another version or in no version now. */
    private void endWhatNoLongerHolds(String areaName, Instant now, Collector<RuleSignal> out) {
        Book<RuleStanding> standings = requireNonNull(area, "not open").standings();
        for (String name : standings.keys()) {
            RuleStanding standing = requireNonNull(standings.find(name));
            if (!requireNonNull(rules).holds(name, standing.version(), areaName)) {
                standings.remove(name);
                if (standing.open() != null) {
                    tell(out).accept(SignalJoiner.over(standing.open(), now));
                }
            }
        }
    }

    private RulesInForce inForce(ReadOnlyContext context) throws Exception {
        return inForce(context.getBroadcastState(CHANGES).immutableEntries());
    }

    private RulesInForce inForce(Context context) throws Exception {
        return inForce(context.getBroadcastState(CHANGES).entries());
    }

    /** With the changes that a checkpoint brought back; they cannot be seen before. */
    private RulesInForce inForce(Iterable<Map.Entry<String, String>> changes) {
        RulesInForce inForce = requireNonNull(rules, "not open");
        if (!changesKnown) {
            changesKnown = true;
            changes.forEach(change -> apply(inForce, change.getKey(), change.getValue()));
        }
        return inForce;
    }

    private void apply(RulesInForce inForce, String name, String yaml) {
        try {
            if (yaml.isBlank()) {
                inForce.remove(name);
            } else {
                inForce.put(reader.readAgain(yaml));
            }
            LOG.info("rule={} {}", name, yaml.isBlank() ? "is taken away" : "holds as changed");
        } catch (RuleRefusedException e) {
            // It was right once; since then the configuration has changed under it.
            LOG.warn("rule={} is left out, for it no longer fits: {}", name, e.problems());
            inForce.remove(name);
        }
    }

    private Consumer<RuleSignal> tell(Collector<RuleSignal> out) {
        return signal -> {
            metricsOf(signal.ruleId()).signalled(signal);
            out.collect(signal);
        };
    }

    private RuleMetrics metricsOf(String name) {
        return requireNonNull(ruleMetrics, "not open")
                .computeIfAbsent(
                        name, id -> new RuleMetrics(getRuntimeContext().getMetricGroup(), id));
    }
}
