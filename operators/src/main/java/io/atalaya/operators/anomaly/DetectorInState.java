package io.atalaya.operators.anomaly;

import io.atalaya.operators.model.Anomaly;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** One detector with what it remembers of the series at hand in Flink's state. */
final class DetectorInState<M> implements AutoCloseable {
    private final DetectorConfig config;
    private final Detector<M> detector;
    private final EpisodeTracker tracker;
    private final ValueState<M> memory;
    private final ValueState<Episode> episode;

    private DetectorInState(DetectorConfig config, Detector<M> detector, RuntimeContext context) {
        this.config = config;
        this.detector = detector;
        this.tracker = new EpisodeTracker(config, detector.model().orElse(null));
        // With its kind in the name, a detector that becomes another begins anew.
        String name = config.name() + "-" + config.kind().getClass().getSimpleName();
        this.memory =
                context.getState(
                        new ValueStateDescriptor<>(
                                "anomaly-memory-" + name,
                                TypeInformation.of(detector.memoryType())));
        this.episode =
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

    void observe(WatchedSeries series, Sample sample, Consumer<Anomaly> out) throws IOException {
        keep(detector.observe(memory(series), sample), series, sample.at(), out);
    }

    /** Does what is due up to this time, at the times at which it was due. */
    void onTime(WatchedSeries series, Instant now, Consumer<Anomaly> out) throws IOException {
        Optional<Instant> due = detector.wakeAt(memory(series));
        if (due.isPresent() && !due.get().isAfter(now)) {
            keep(detector.wake(memory(series), due.get()), series, due.get(), out);
        }
        update(tracker.onTime(episode(), now, out));
    }

    Optional<Instant> wakeAt(WatchedSeries series) throws IOException {
        return Stream.concat(
                        detector.wakeAt(memory(series)).stream(),
                        tracker.wakeAt(episode()).stream())
                .min(Instant::compareTo);
    }

    /** Forgets the series; what lasts has ended. */
    void forget(Instant at, Consumer<Anomaly> out) throws IOException {
        tracker.end(episode(), at, out);
        memory.clear();
        episode.clear();
    }

    @Override
    public void close() {
        detector.close();
    }

    private void keep(Step<M> step, WatchedSeries series, Instant at, Consumer<Anomaly> out)
            throws IOException {
        memory.update(step.memory());
        update(tracker.onVerdict(episode(), step.verdict(), at, series, out));
    }

    private M memory(WatchedSeries series) throws IOException {
        M known = memory.value();
        return known == null ? detector.fresh(series.seriesId()) : known;
    }

    private Episode episode() throws IOException {
        Episode known = episode.value();
        return known == null ? Episode.none() : known;
    }

    private void update(Episode now) throws IOException {
        if (now.anomaly() == null) {
            episode.clear();
        } else {
            episode.update(now);
        }
    }
}
