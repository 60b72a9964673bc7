package io.atalaya.operators.anomaly;

import io.atalaya.operators.model.Anomaly;
import io.atalaya.operators.model.Reading;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A series' readings and what is due between them, in the order of event time: what comes of them
 * is the same whether they are worked off one by one or many at once.
 */
final class SeriesTurn {
    /** Nothing is due. */
    static final long NEVER = Long.MAX_VALUE;

    private final SeriesInState series;
    private final List<DetectorInState<?>> watchers;
    private final Telling telling;

    /** Told of anomalies, and at which millisecond of event time each became known. */
    @FunctionalInterface
    interface Telling {
        void tell(Anomaly anomaly, long millis);

        default Consumer<Anomaly> at(long millis) {
            return anomaly -> tell(anomaly, millis);
        }
    }

    SeriesTurn(SeriesInState series, List<DetectorInState<?>> watchers, Telling telling) {
        this.series = series;
        this.watchers = watchers;
        this.telling = telling;
    }

    void begin() throws IOException {
        series.takeUp();
        for (DetectorInState<?> watcher : watchers) {
            watcher.takeUp();
        }
    }

    void end() throws IOException {
        series.putBack();
        for (DetectorInState<?> watcher : watchers) {
            watcher.putBack();
        }
    }

    /** Takes the next reading, after all that was due before it. */
    void take(Reading reading) {
        long millis = reading.at().toEpochMilli();
        passTo(millis - 1);
        WatchedSeries now = series.saw(reading);
        Sample sample = new Sample(reading.at(), reading.number());
        Consumer<Anomaly> tell = telling.at(millis);
        for (DetectorInState<?> watcher : watchers) {
            watcher.observe(now, sample, tell);
        }
    }

    /** No reading came up to this millisecond: does all that was due until then. */
    void passTo(long millis) {
        for (long due = dueAt(); due <= millis; due = dueAt()) {
            doWhatIsDue(due);
        }
    }

    /** The millisecond at which something is to be done if no reading comes before. */
    long dueAt() {
        WatchedSeries known = series.known();
        if (known == null) {
            return NEVER;
        }
        long due = ceilingMillis(known.reviewAt());
        for (DetectorInState<?> watcher : watchers) {
            Optional<Instant> wake = watcher.wakeAt(known);
            if (wake.isPresent()) {
                due = Math.min(due, ceilingMillis(wake.get()));
            }
        }
        return due;
    }

    /** The input has ended: no time passes any more, and nothing is told. */
    void forgetInSilence(long millis) {
        forget(Instant.ofEpochMilli(millis), anomaly -> {});
    }

    private void doWhatIsDue(long millis) {
        WatchedSeries known = series.known();
        if (known == null) {
            return;
        }
        Instant now = Instant.ofEpochMilli(millis);
        Consumer<Anomaly> tell = telling.at(millis);
        for (DetectorInState<?> watcher : watchers) {
            watcher.onTime(known, now, tell);
        }
        if (series.isGone(known, now)) {
            forget(now, tell);
        }
    }

    private void forget(Instant at, Consumer<Anomaly> tell) {
        for (DetectorInState<?> watcher : watchers) {
            watcher.forget(at, tell);
        }
        series.forget();
    }

    /** Timers know milliseconds: the first that is not before. */
    private static long ceilingMillis(Instant at) {
        long millis = at.toEpochMilli();
        return at.isAfter(Instant.ofEpochMilli(millis)) ? millis + 1 : millis;
    }
}
