package io.atalaya.operators.sensor;

import io.atalaya.operators.model.ReadingCounts;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Where one sensor's messages went, under {@code sensor.<name>}.
 *
 * <p>How they relate: {@code numMessagesReceived} is the sum of {@code numMessagesAccepted} and
 * {@code numMessagesRefused}. Counters start at 0 with the process; the counts on the health topic
 * go on. Alert on a rate of {@code numMessagesRefused} that is new.
 */
final class SensorMetrics {
    private final MetricGroup group;
    private final Counter received;
    private final Counter accepted;
    private final Counter readings;
    private final Map<String, Counter> refused = new HashMap<>();

    SensorMetrics(MetricGroup parent, String sensorId) {
        group = parent.addGroup("sensor", sensorId);
        received = group.counter("numMessagesReceived");
        accepted = group.counter("numMessagesAccepted");
        readings = group.counter("numReadings");
    }

    /** What came between two counts. */
    void counted(ReadingCounts before, ReadingCounts after) {
        received.inc(after.received() - before.received());
        accepted.inc(after.accepted() - before.accepted());
        readings.inc(after.readings() - before.readings());
        if (after.refused() != before.refused()) {
            after.refused()
                    .forEach(
                            (reason, count) ->
                                    refused.computeIfAbsent(reason, this::refusedFor)
                                            .inc(
                                                    count
                                                            - before.refused()
                                                                    .getOrDefault(reason, 0L)));
        }
    }

    private Counter refusedFor(String reason) {
        return group.addGroup("reason", reason).counter("numMessagesRefused");
    }
}
