package io.atalaya.operators.anomaly;

import io.atalaya.operators.model.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;

/**
 * The readings of the series at hand that wait for the watermark. While any do, one timer stands at
 * the next watermark: a timer for each reading would cost more than what detectors do with it.
 */
final class WaitingReadingsInState {
    private final ListState<Reading> waiting;

    WaitingReadingsInState(RuntimeContext context) {
        waiting =
                context.getListState(
                        new ListStateDescriptor<>(
                                "anomaly-waiting", TypeInformation.of(Reading.class)));
    }

    /** Lets a reading wait until the watermark has passed it; false when it has already. */
    boolean add(Reading reading, TimerService timers) throws Exception {
        if (reading.at().toEpochMilli() <= timers.currentWatermark()) {
            return false;
        }
        if (!waiting.get().iterator().hasNext()) {
            timers.registerEventTimeTimer(timers.currentWatermark() + 1);
        }
        waiting.add(reading);
        return true;
    }

    /** Those that the watermark has passed, in the order of their time; the others wait on. */
    List<Reading> take(TimerService timers) throws Exception {
        long watermark = timers.currentWatermark();
        List<Reading> due = new ArrayList<>();
        List<Reading> rest = new ArrayList<>();
        for (Reading reading : waiting.get()) {
            (reading.at().toEpochMilli() <= watermark ? due : rest).add(reading);
        }
        if (rest.isEmpty()) {
            waiting.clear();
        } else {
            if (!due.isEmpty()) {
                waiting.update(rest);
            }
            timers.registerEventTimeTimer(watermark + 1);
        }
        due.sort(Comparator.comparing(Reading::at));
        return due;
    }
}
