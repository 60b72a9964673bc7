package io.atalaya.pipeline.watch;

import io.atalaya.schemas.v1.Alert;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the screen shows.
 *
 * @param shown the alarms that pass the filter, most urgent first
 * @param history of the chosen one
 * @param counts of all alarms there are
 * @param place where the topics are
 * @param silentSince since when the broker has not answered, null while it does
 */
record WatchModel(
        WatchView view,
        List<Alert> shown,
        List<Transition> history,
        Map<Alert.State, Integer> counts,
        String place,
        @Nullable Instant silentSince,
        Instant now,
        ZoneId zone) {
    WatchModel {
        shown = List.copyOf(shown);
        history = List.copyOf(history);
        counts = Map.copyOf(counts);
    }

    /** The row of the alarm that keys act on, -1 for none. */
    int row() {
        return view.rowIn(shown);
    }

    Optional<Alert> chosen() {
        int row = row();
        return row < 0 ? Optional.empty() : Optional.of(shown.get(row));
    }

    int count(Alert.State state) {
        return counts.getOrDefault(state, 0);
    }
}
