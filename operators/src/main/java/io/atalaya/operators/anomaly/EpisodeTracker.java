package io.atalaya.operators.anomaly;

import io.atalaya.operators.model.Anomaly;
import io.atalaya.operators.model.ModelInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes one anomaly of many verdicts: it begins when it has lasted for the minimum duration, and
 * has ended when all was ordinary for as long as was asked. Its start is that of the first verdict,
 * its end that of the first ordinary one. Time is event time, and comes in order.
 */
final class EpisodeTracker {
    private final String detector;
    private final Duration minimumDuration;
    private final Duration clearAfter;
    private final @Nullable ModelInfo model;

    EpisodeTracker(DetectorConfig config, @Nullable ModelInfo model) {
        this.detector = config.name();
        this.minimumDuration = config.minimumDuration();
        this.clearAfter = config.clearAfter();
        this.model = model;
    }

    /** After a verdict at this time; what begins or ends is handed out. */
    Episode onVerdict(
            Episode before,
            Verdict verdict,
            Instant at,
            WatchedSeries series,
            Consumer<Anomaly> out) {
        Episode episode = onTime(before, at, out);
        if (!verdict.anomalous()) {
            return onTime(ordinary(episode, at), at, out);
        }
        Anomaly anomaly = episode.anomaly();
        if (anomaly != null && !episode.aspect().equals(verdict.aspect())) {
            end(episode, at, out);
            anomaly = null;
        }
        Episode now =
                anomaly == null
                        ? new Episode(begin(verdict, at, series), verdict.aspect(), false, null)
                        : new Episode(
                                worse(anomaly, verdict), episode.aspect(), episode.told(), null);
        return onTime(now, at, out);
    }

    /** After the time has gone on to this without a verdict. */
    Episode onTime(Episode episode, Instant now, Consumer<Anomaly> out) {
        Instant due = wakeAt(episode).orElse(Instant.MAX);
        Anomaly anomaly = episode.anomaly();
        if (anomaly == null || due.isAfter(now)) {
            return episode;
        }
        Instant ordinarySince = episode.ordinarySince();
        if (ordinarySince != null) {
            end(episode, ordinarySince, out);
            return Episode.none();
        }
        out.accept(anomaly);
        return new Episode(anomaly, episode.aspect(), true, null);
    }

    /** When {@link #onTime} has something to tell, if no verdict comes before. */
    Optional<Instant> wakeAt(Episode episode) {
        if (episode.anomaly() == null) {
            return Optional.empty();
        }
        if (episode.ordinarySince() != null) {
            return Optional.of(episode.ordinarySince().plus(clearAfter));
        }
        return episode.told()
                ? Optional.empty()
                : Optional.of(episode.anomaly().start().plus(minimumDuration));
    }

    /** Ends what lasts, because nobody will hear of the series any more. */
    void end(Episode episode, Instant at, Consumer<Anomaly> out) {
        if (episode.anomaly() != null && episode.told()) {
            out.accept(with(episode.anomaly(), at, episode.anomaly().score()));
        }
    }

    private Episode ordinary(Episode episode, Instant at) {
        if (episode.anomaly() == null || !episode.told()) {
            return Episode.none();
        }
        Instant since = episode.ordinarySince() == null ? at : episode.ordinarySince();
        return new Episode(episode.anomaly(), episode.aspect(), true, since);
    }

    private Anomaly begin(Verdict verdict, Instant at, WatchedSeries series) {
        return new Anomaly(
                AnomalyId.of(detector, series.seriesId(), verdict.aspect(), at),
                series.sensorId(),
                series.name(),
                series.area(),
                detector,
                at,
                null,
                verdict.score(),
                verdict.threshold(),
                verdict.value(),
                verdict.expectedLow(),
                verdict.expectedHigh(),
                series.unit(),
                verdict.reason(),
                model);
    }

    private static Anomaly worse(Anomaly anomaly, Verdict verdict) {
        return verdict.score() > anomaly.score()
                ? with(anomaly, anomaly.end(), verdict.score())
                : anomaly;
    }

    private static Anomaly with(Anomaly anomaly, @Nullable Instant end, double score) {
        return new Anomaly(
                anomaly.id(),
                anomaly.sensorId(),
                anomaly.name(),
                anomaly.area(),
                anomaly.detector(),
                anomaly.start(),
                end,
                score,
                anomaly.threshold(),
                anomaly.value(),
                anomaly.expectedLow(),
                anomaly.expectedHigh(),
                anomaly.unit(),
                anomaly.reason(),
                anomaly.model());
    }
}
