package io.atalaya.operators.anomaly;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Anomaly;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.ReadingType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The anomaly stage. You need it to be told when a series of readings is out of the ordinary.
 *
 * <ul>
 *   <li>In: readings, keyed by {@code seriesId}. They wait until the watermark has passed them and
 *       are looked at in the order of their event time; one behind the watermark is late and not
 *       looked at. Neither are those without a number, of bad quality, or recorded earlier and sent
 *       late.
 *   <li>Out: anomalies, once when one begins and once, with the same id, when it ends.
 *   <li>State: {@code anomaly-pending}, the readings that wait; {@code anomaly-series}; and for
 *       each detector its memory and its episode. A series is forgotten 30 days after its last
 *       reading, and at the end of the input.
 *   <li>Timers: event time, for readings that wait, for what detectors asked to be woken for, and
 *       for forgetting. When the input ends no time passes after a series' last reading: that is no
 *       silence.
 *   <li>Threads: the task's only.
 * </ul>
 */
public final class AnomalyFunction extends KeyedProcessFunction<String, Reading, Anomaly> {
    static final Duration FORGET_AFTER = Duration.ofDays(30);
    private static final long END_OF_INPUT = Long.MAX_VALUE;
    private static final long serialVersionUID = 1L;

    // configuration
    private final ArrayList<DetectorConfig> configs;

    // runtime
    private transient @Nullable List<DetectorInState<?>> detectors;
    private transient @Nullable Map<String, List<DetectorInState<?>>> watching;
    private transient @Nullable MapState<Long, List<Reading>> pending;
    private transient @Nullable ValueState<WatchedSeries> series;
    private transient @Nullable AnomalyMetrics metrics;

    public AnomalyFunction(List<DetectorConfig> detectors) {
        this.configs = new ArrayList<>(detectors);
        long names = configs.stream().map(DetectorConfig::name).distinct().count();
        if (names != configs.size()) {
            throw new IllegalArgumentException("detectors need different names");
        }
    }

    @Override
    public void open(OpenContext context) {
        watching = new HashMap<>();
        metrics = new AnomalyMetrics(getRuntimeContext().getMetricGroup());
        pending =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "anomaly-pending",
                                        Types.LONG,
                                        Types.LIST(TypeInformation.of(Reading.class))));
        series =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "anomaly-series", TypeInformation.of(WatchedSeries.class)));
        detectors = new ArrayList<>();
        for (DetectorConfig config : configs) {
            metrics.add(config.name());
            detectors.add(DetectorInState.open(config, getRuntimeContext()));
        }
    }

    @Override
    public void processElement(Reading reading, Context context, Collector<Anomaly> out)
            throws Exception {
        if (watching(context.getCurrentKey()).isEmpty()) {
            return;
        }
        if (!isFit(reading)) {
            requireNonNull(metrics, "not open").readingUnfit();
            return;
        }
        long at = reading.at().toEpochMilli();
        if (at <= context.timerService().currentWatermark()) {
            requireNonNull(metrics, "not open").readingLate();
            return;
        }
        MapState<Long, List<Reading>> waiting = requireNonNull(pending, "not open");
        List<Reading> sameTime = waiting.get(at);
        List<Reading> readings = sameTime == null ? new ArrayList<>() : new ArrayList<>(sameTime);
        readings.add(reading);
        waiting.put(at, readings);
        context.timerService().registerEventTimeTimer(at);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Anomaly> out)
            throws Exception {
        Consumer<Anomaly> tell = telling(out);
        List<DetectorInState<?>> watchers = watching(context.getCurrentKey());
        observe(watchers, timestamp, context.timerService(), tell);
        WatchedSeries known = requireNonNull(series, "not open").value();
        if (known == null) {
            return;
        }
        boolean ended = context.timerService().currentWatermark() == END_OF_INPUT;
        if (ended && requireNonNull(pending, "not open").isEmpty()) {
            forget(watchers, Instant.ofEpochMilli(timestamp), anomaly -> {});
            return;
        }
        Instant now = Instant.ofEpochMilli(timestamp);
        for (DetectorInState<?> watcher : watchers) {
            watcher.onTime(known, now, tell);
            watcher.wakeAt(known).ifPresent(wake -> wakeAt(wake, context.timerService()));
        }
        if (!now.isBefore(known.reviewAt())) {
            review(known, watchers, now, context.timerService(), tell);
        }
    }

    @Override
    public void close() {
        if (detectors != null) {
            detectors.forEach(DetectorInState::close);
            detectors = null;
        }
    }

    private void observe(
            List<DetectorInState<?>> watchers,
            long timestamp,
            TimerService timers,
            Consumer<Anomaly> tell)
            throws Exception {
        MapState<Long, List<Reading>> waiting = requireNonNull(pending, "not open");
        List<Reading> readings = waiting.get(timestamp);
        if (readings == null) {
            return;
        }
        waiting.remove(timestamp);
        // Times may be finer than a timer's millisecond.
        readings.sort(Comparator.comparing(Reading::at));
        for (Reading reading : readings) {
            WatchedSeries now = WatchedSeries.of(reading, reviewAt(reading, timers));
            Sample sample = new Sample(reading.at(), reading.number());
            for (DetectorInState<?> watcher : watchers) {
                watcher.observe(now, sample, tell);
            }
            requireNonNull(series, "not open").update(now);
        }
    }

    /** One timer a series, whatever the number of readings. */
    private Instant reviewAt(Reading reading, TimerService timers) throws IOException {
        WatchedSeries before = requireNonNull(series, "not open").value();
        if (before != null) {
            return before.reviewAt();
        }
        Instant reviewAt = reading.at().plus(FORGET_AFTER);
        wakeAt(reviewAt, timers);
        return reviewAt;
    }

    private void review(
            WatchedSeries known,
            List<DetectorInState<?>> watchers,
            Instant now,
            TimerService timers,
            Consumer<Anomaly> tell)
            throws IOException {
        Instant forgetAt = known.lastAt().plus(FORGET_AFTER);
        if (now.isBefore(forgetAt)) {
            wakeAt(forgetAt, timers);
            requireNonNull(series, "not open").update(known.reviewedAgainAt(forgetAt));
        } else {
            forget(watchers, now, tell);
        }
    }

    private void forget(List<DetectorInState<?>> watchers, Instant at, Consumer<Anomaly> tell)
            throws IOException {
        for (DetectorInState<?> watcher : watchers) {
            watcher.forget(at, tell);
        }
        requireNonNull(series, "not open").clear();
    }

    private List<DetectorInState<?>> watching(String seriesId) {
        List<DetectorInState<?>> all = requireNonNull(detectors, "not open");
        return requireNonNull(watching, "not open")
                .computeIfAbsent(
                        seriesId,
                        id -> all.stream().filter(one -> one.config().watches(id)).toList());
    }

    private Consumer<Anomaly> telling(Collector<Anomaly> out) {
        AnomalyMetrics counters = requireNonNull(metrics, "not open");
        return anomaly -> {
            counters.told(anomaly);
            out.collect(anomaly);
        };
    }

    private static boolean isFit(Reading reading) {
        return !reading.historical()
                && reading.quality() != ReadingQuality.BAD
                && reading.type() != ReadingType.TEXT
                && reading.type() != ReadingType.NONE
                && Double.isFinite(reading.number());
    }

    /** Timers know milliseconds: the first that is not before. */
    private static void wakeAt(Instant at, TimerService timers) {
        long millis = at.toEpochMilli();
        boolean later = at.isAfter(Instant.ofEpochMilli(millis));
        timers.registerEventTimeTimer(later ? millis + 1 : millis);
    }
}
