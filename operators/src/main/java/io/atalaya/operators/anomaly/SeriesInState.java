package io.atalaya.operators.anomaly;

import io.atalaya.operators.model.Reading;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/** The series at hand, and when it is forgotten. State is read and written once for a turn. */
final class SeriesInState {
    static final Duration FORGET_AFTER = Duration.ofDays(30);

    private final ValueState<WatchedSeries> state;
    private @Nullable WatchedSeries known;

    SeriesInState(RuntimeContext context) {
        state =
                context.getState(
                        new ValueStateDescriptor<>(
                                "anomaly-series", TypeInformation.of(WatchedSeries.class)));
    }

    /** Begins a turn of the series at hand. */
    void takeUp() throws IOException {
        known = state.value();
    }

    /** Ends the turn. */
    void putBack() throws IOException {
        if (known == null) {
            state.clear();
        } else {
            state.update(known);
        }
    }

    /** Null before its first reading and after it was forgotten. */
    @Nullable WatchedSeries known() {
        return known;
    }

    WatchedSeries saw(Reading reading) {
        Instant reviewAt = known == null ? reading.at().plus(FORGET_AFTER) : known.reviewAt();
        WatchedSeries now = WatchedSeries.of(reading, reviewAt);
        known = now;
        return now;
    }

    /** Whether no reading came for so long that it is to be forgotten; else looks again later. */
    boolean isGone(WatchedSeries series, Instant now) {
        if (now.isBefore(series.reviewAt())) {
            return false;
        }
        Instant forgetAt = series.lastAt().plus(FORGET_AFTER);
        if (!now.isBefore(forgetAt)) {
            return true;
        }
        known = series.reviewedAgainAt(forgetAt);
        return false;
    }

    void forget() {
        known = null;
    }
}
