package io.atalaya.operators.anomaly;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Anomaly;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.ReadingType;
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
 *   <li>State: {@code anomaly-waiting}, the readings that wait; {@code anomaly-told}, empty but
 *       while the watermark goes on; {@code anomaly-series}; and for each detector its memory and
 *       its episode. A series is forgotten 30 days after its last reading, and at the end of the
 *       input.
 *   <li>Timers: event time; one at the next watermark while readings wait, one for what detectors
 *       asked to be woken for and for forgetting, and one for each anomaly that is told. When the
 *       input ends no time passes after a series' last reading: that is no silence.
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
    private transient @Nullable TellingInState telling;
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
        telling = new TellingInState(getRuntimeContext());
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
        TimerService timers = context.timerService();
        TellingInState news = requireNonNull(telling, "not open");
        Consumer<Anomaly> now = counted(out);
        news.tellUpTo(timestamp, now);
        SeriesTurn turn =
                new SeriesTurn(
                        requireNonNull(series, "not open"),
                        watching(context.getCurrentKey()),
                        (anomaly, millis) -> {
                            if (millis <= timestamp) {
                                now.accept(anomaly);
                            } else {
                                news.tellAt(millis, anomaly, timers);
                            }
                        });
        turn.begin();
        for (Reading reading : requireNonNull(waiting, "not open").take(timers)) {
            turn.take(reading);
        }
        if (timers.currentWatermark() == END_OF_INPUT) {
            turn.forgetInSilence(timestamp);
        } else {
            turn.passTo(timestamp);
            callAgain(turn, timers);
        }
        turn.end();
    }

    @Override
    public void close() {
        if (detectors != null) {
            detectors.forEach(DetectorInState::close);
            detectors = null;
        }
    }

    private static void callAgain(SeriesTurn turn, TimerService timers) {
        long due = turn.dueAt();
        if (due != SeriesTurn.NEVER) {
            timers.registerEventTimeTimer(due);
        }
    }

    private List<DetectorInState<?>> watching(String seriesId) {
        List<DetectorInState<?>> all = requireNonNull(detectors, "not open");
        return requireNonNull(watching, "not open")
                .computeIfAbsent(
                        seriesId,
                        id -> all.stream().filter(one -> one.config().watches(id)).toList());
    }

    private Consumer<Anomaly> counted(Collector<Anomaly> out) {
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
