package io.atalaya.operators.anomaly;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Anomaly;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * One detector with what it remembers of the series at hand. State is read and written once for a
 * turn, however many readings it has.
 */
final class DetectorInState<M> implements AutoCloseable {
    private final DetectorConfig config;
    private final Detector<M> detector;
    private final EpisodeTracker tracker;
    private final ValueState<M> memoryState;
    private final ValueState<Episode> episodeState;
    private @Nullable M memory;
    private Episode episode = Episode.none();

    private DetectorInState(DetectorConfig config, Detector<M> detector, RuntimeContext context) {
        this.config = config;
        this.detector = detector;
        this.tracker = new EpisodeTracker(config, detector.model().orElse(null));
        // With its kind in the name, a detector that becomes another begins anew.
        String name = config.name() + "-" + config.kind().getClass().getSimpleName();
        this.memoryState =
                context.getState(
                        new ValueStateDescriptor<>(
                                "anomaly-memory-" + name,
                                TypeInformation.of(detector.memoryType())));
        this.episodeState =
                context.getState(
                        new ValueStateDescriptor<>(
                                "anomaly-episode-" + name, TypeInformation.of(Episode.class)));
    }

    static DetectorInState<?> open(DetectorConfig config, RuntimeContext context) {
        return new DetectorInState<>(config, config.kind().open(), context);
    }

    DetectorConfig config() {
        return config;
    }

    /** Begins a turn of the series at hand. */
    void takeUp() throws IOException {
        memory = memoryState.value();
        Episode known = episodeState.value();
        episode = known == null ? Episode.none() : known;
    }

    /** Ends the turn. */
    void putBack() throws IOException {
        if (memory == null) {
            memoryState.clear();
        } else {
            memoryState.update(memory);
        }
        if (episode.anomaly() == null) {
            episodeState.clear();
        } else {
            episodeState.update(episode);
        }
    }

    void observe(WatchedSeries series, Sample sample, Consumer<Anomaly> out) {
        keep(detector.observe(memory(series), sample), series, sample.at(), out);
    }

    /** Does what is due up to this time, at the times at which it was due. */
    void onTime(WatchedSeries series, Instant now, Consumer<Anomaly> out) {
        Optional<Instant> due = detector.wakeAt(memory(series));
        if (due.isPresent() && !due.get().isAfter(now)) {
            keep(detector.wake(memory(series), due.get()), series, due.get(), out);
        }
        episode = tracker.onTime(episode, now, out);
    }

    /** When {@link #onTime} has something to do, if no reading comes before. */
    Optional<Instant> wakeAt(WatchedSeries series) {
        Optional<Instant> own = detector.wakeAt(memory(series));
        Optional<Instant> news = tracker.wakeAt(episode);
        if (own.isEmpty() || news.isEmpty()) {
            return own.isEmpty() ? news : own;
        }
        return own.get().isBefore(news.get()) ? own : news;
    }

    /** Forgets the series; what lasts has ended. */
    void forget(Instant at, Consumer<Anomaly> out) {
        tracker.end(episode, at, out);
        memory = null;
        episode = Episode.none();
    }

    @Override
    public void close() {
        detector.close();
    }

    private void keep(Step<M> step, WatchedSeries series, Instant at, Consumer<Anomaly> out) {
        memory = step.memory();
        episode = tracker.onVerdict(episode, step.verdict(), at, series, out);
    }

    private M memory(WatchedSeries series) {
        if (memory == null) {
            memory = requireNonNull(detector.fresh(series.seriesId()));
        }
        return memory;
    }
}
