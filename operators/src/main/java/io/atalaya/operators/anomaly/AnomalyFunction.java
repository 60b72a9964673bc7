package io.atalaya.operators.anomaly;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Anomaly;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.ReadingType;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
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
    private static final long END_OF_INPUT = Long.MAX_VALUE;
    private static final long serialVersionUID = 1L;

    // configuration
    private final ArrayList<DetectorConfig> configs;

    // runtime
    private transient @Nullable List<DetectorInState<?>> detectors;
    private transient @Nullable Map<String, List<DetectorInState<?>>> watching;
    private transient @Nullable WaitingReadingsInState waiting;
    private transient @Nullable SeriesInState series;
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
        waiting = new WaitingReadingsInState(getRuntimeContext());
        series = new SeriesInState(getRuntimeContext());
        metrics = new AnomalyMetrics(getRuntimeContext().getMetricGroup());
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
        AnomalyMetrics counters = requireNonNull(metrics, "not open");
        if (!isFit(reading)) {
            counters.readingUnfit();
        } else if (!requireNonNull(waiting, "not open").add(reading, context.timerService())) {
            counters.readingLate();
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Anomaly> out)
            throws Exception {
        WaitingReadingsInState readings = requireNonNull(waiting, "not open");
        SeriesInState current = requireNonNull(series, "not open");
        TimerService timers = context.timerService();
        Consumer<Anomaly> tell = telling(out);
        List<DetectorInState<?>> watchers = watching(context.getCurrentKey());
        for (Reading reading : readings.take(timestamp)) {
            WatchedSeries now = current.saw(reading, timers);
            Sample sample = new Sample(reading.at(), reading.number());
            for (DetectorInState<?> watcher : watchers) {
                watcher.observe(now, sample, tell);
            }
        }
        WatchedSeries known = current.known();
        if (known == null) {
            return;
        }
        Instant now = Instant.ofEpochMilli(timestamp);
        if (timers.currentWatermark() == END_OF_INPUT && readings.isEmpty()) {
            forget(watchers, now, anomaly -> {});
            return;
        }
        wake(watchers, known, now, timers, tell);
        if (current.isGone(known, now, timers)) {
            forget(watchers, now, tell);
        }
    }

    @Override
    public void close() {
        if (detectors != null) {
            detectors.forEach(DetectorInState::close);
            detectors = null;
        }
    }

    private static void wake(
            List<DetectorInState<?>> watchers,
            WatchedSeries known,
            Instant now,
            TimerService timers,
            Consumer<Anomaly> tell)
            throws IOException {
        for (DetectorInState<?> watcher : watchers) {
            watcher.onTime(known, now, tell);
            watcher.wakeAt(known).ifPresent(at -> SeriesInState.wakeAt(at, timers));
        }
    }

    private void forget(List<DetectorInState<?>> watchers, Instant at, Consumer<Anomaly> tell)
            throws IOException {
        for (DetectorInState<?> watcher : watchers) {
            watcher.forget(at, tell);
        }
        requireNonNull(series, "not open").forget();
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
}
