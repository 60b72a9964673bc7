package io.atalaya.operators.rule;

import io.atalaya.operators.model.Anomaly;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.SensorHealth;
import io.atalaya.operators.rule.present.AreaFact;
import io.atalaya.operators.rule.present.AreaMemory;
import io.atalaya.operators.rule.present.Book;
import io.atalaya.operators.rule.present.Crossings;
import io.atalaya.operators.rule.present.FrameFacts;
import io.atalaya.operators.rule.present.SlidingWindow;
import io.atalaya.operators.rule.present.TrackPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * What the rule stage keeps of the area whose fact or timer is worked on. {@code rule-waiting} and
 * {@code rule-standings} come back to nothing; what is known of an area is at most its latest
 * facts, one for each camera, sensor, series, line, detector and track inside.
 */
final class AreaInState {
    static final MapStateDescriptor<String, RuleStanding> STANDINGS =
            BookInState.descriptor("rule-standings", RuleStanding.class);

    private final AreaMemory memory;
    private final Book<RuleStanding> standings;
    private final ListState<AreaFact> waiting;
    private final ValueState<Instant> clock;

    AreaInState(RuntimeContext store) {
        memory =
                new AreaMemory(
                        BookInState.open(store, "rule-frames", FrameFacts.class),
                        BookInState.open(store, "rule-camera-health", CameraHealth.class),
                        BookInState.open(store, "rule-sensor-health", SensorHealth.class),
                        BookInState.open(store, "rule-readings", Reading.class),
                        BookInState.open(store, "rule-windows", SlidingWindow.class),
                        BookInState.open(store, "rule-crossings", Crossings.class),
                        BookInState.open(store, "rule-anomalies", Anomaly.class),
                        BookInState.open(store, "rule-paths", TrackPath.class));
        standings = BookInState.open(store, "rule-standings", RuleStanding.class);
        waiting =
                store.getListState(
                        new ListStateDescriptor<>(
                                "rule-waiting", TypeInformation.of(AreaFact.class)));
        clock =
                store.getState(
                        new ValueStateDescriptor<>(
                                "rule-clock", TypeInformation.of(Instant.class)));
    }

    AreaMemory memory() {
        return memory;
    }

    Book<RuleStanding> standings() {
        return standings;
    }

    /** How far the area has come in event time, null before its first fact. */
    @Nullable Instant clock() throws Exception {
        return clock.value();
    }

    void clock(Instant reached) throws Exception {
        clock.update(reached);
    }

    void await(AreaFact fact) throws Exception {
        waiting.add(fact);
    }

    /** Those that can be put into order now, and are no longer waited for. */
    List<AreaFact> takeUpTo(long watermark) throws Exception {
        List<AreaFact> due = new ArrayList<>();
        int all = 0;
        for (AreaFact fact : waiting.get()) {
            all++;
            if (isDue(fact, watermark)) {
                due.add(fact);
            }
        }
        if (due.size() == all) {
            waiting.clear();
        } else if (!due.isEmpty()) {
            keepAfter(watermark, all - due.size());
        }
        due.sort(AreaFact.ORDER);
        return due;
    }

    /** What waits on is most of it where a source is far ahead: its room is known. */
    private void keepAfter(long watermark, int count) throws Exception {
        List<AreaFact> rest = new ArrayList<>(count);
        for (AreaFact fact : waiting.get()) {
            if (!isDue(fact, watermark)) {
                rest.add(fact);
            }
        }
        waiting.update(rest);
    }

    private static boolean isDue(AreaFact fact, long watermark) {
        return fact.at().toEpochMilli() <= watermark;
    }

    boolean isAnyWaiting() throws Exception {
        return waiting.get().iterator().hasNext();
    }
}
