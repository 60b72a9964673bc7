package io.atalaya.operators.anomaly;

import io.atalaya.operators.model.Reading;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.jspecify.annotations.Nullable;

/** The series at hand, and when it is forgotten: one timer, whatever the number of readings. */
final class SeriesInState {
    static final Duration FORGET_AFTER = Duration.ofDays(30);

    private final ValueState<WatchedSeries> series;

    SeriesInState(RuntimeContext context) {
        series =
                context.getState(
                        new ValueStateDescriptor<>(
                                "anomaly-series", TypeInformation.of(WatchedSeries.class)));
    }

    /** Null before its first reading and after it was forgotten. */
    @Nullable WatchedSeries known() throws IOException {
        return series.value();
    }

    WatchedSeries saw(Reading reading, TimerService timers) throws IOException {
        WatchedSeries before = series.value();
        Instant reviewAt = before == null ? reading.at().plus(FORGET_AFTER) : before.reviewAt();
        if (before == null) {
            wakeAt(reviewAt, timers);
        }
        WatchedSeries now = WatchedSeries.of(reading, reviewAt);
        series.update(now);
        return now;
    }

    /** Whether no reading came for so long that it is to be forgotten; else looks again later. */
    boolean isGone(WatchedSeries known, Instant now, TimerService timers) throws IOException {
        if (now.isBefore(known.reviewAt())) {
            return false;
        }
        Instant forgetAt = known.lastAt().plus(FORGET_AFTER);
        if (!now.isBefore(forgetAt)) {
            return true;
        }
        wakeAt(forgetAt, timers);
        series.update(known.reviewedAgainAt(forgetAt));
        return false;
    }

    void forget() {
        series.clear();
    }

    /** Timers know milliseconds: the first that is not before. */
    static void wakeAt(Instant at, TimerService timers) {
        long millis = at.toEpochMilli();
        boolean later = at.isAfter(Instant.ofEpochMilli(millis));
        timers.registerEventTimeTimer(later ? millis + 1 : millis);
    }
}
