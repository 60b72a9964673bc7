package io.atalaya.operators.anomaly;

import io.atalaya.operators.model.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/** The readings of the series at hand that wait for the watermark, by their millisecond. */
final class WaitingReadingsInState {
    private final MapState<Long, List<Reading>> waiting;

    WaitingReadingsInState(RuntimeContext context) {
        waiting =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "anomaly-pending",
                                Types.LONG,
                                Types.LIST(TypeInformation.of(Reading.class))));
    }

    /** Lets a reading wait until the watermark has passed it; false when it has already. */
    boolean add(Reading reading, TimerService timers) throws Exception {
        long at = reading.at().toEpochMilli();
        if (at <= timers.currentWatermark()) {
            return false;
        }
        List<Reading> sameTime = waiting.get(at);
        List<Reading> readings = sameTime == null ? new ArrayList<>() : new ArrayList<>(sameTime);
        readings.add(reading);
        waiting.put(at, readings);
        timers.registerEventTimeTimer(at);
        return true;
    }

    /** Those of this millisecond in the order of their time, which may be finer. */
    List<Reading> take(long timestamp) throws Exception {
        List<Reading> readings = waiting.get(timestamp);
        if (readings == null) {
            return List.of();
        }
        waiting.remove(timestamp);
        return readings.stream().sorted(Comparator.comparing(Reading::at)).toList();
    }

    boolean isEmpty() throws Exception {
        return waiting.isEmpty();
    }
}
