package io.atalaya.operators.anomaly;

import io.atalaya.operators.model.Anomaly;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts what detectors saw and found. {@code numAnomaliesEnded} follows {@code numAnomaliesBegun};
 * the difference is what lasts now. Alert on {@code numReadingsLate} that grows: readings come
 * later than the sensor's bound allows, and are not looked at.
 */
final class AnomalyMetrics {
    static final String NUM_READINGS_LATE = "numReadingsLate";
    static final String NUM_READINGS_UNFIT = "numReadingsUnfit";
    static final String NUM_ANOMALIES_BEGUN = "numAnomaliesBegun";
    static final String NUM_ANOMALIES_ENDED = "numAnomaliesEnded";

    private final MetricGroup operator;
    private final Counter late;
    private final Counter unfit;
    private final Map<String, Counter> begun = new HashMap<>();
    private final Map<String, Counter> ended = new HashMap<>();

    AnomalyMetrics(MetricGroup operator) {
        this.operator = operator;
        this.late = operator.counter(NUM_READINGS_LATE);
        this.unfit = operator.counter(NUM_READINGS_UNFIT);
    }

    /** So that a detector that finds nothing shows 0. */
    void add(String detector) {
        MetricGroup group = operator.addGroup("detector", detector);
        begun.put(detector, group.counter(NUM_ANOMALIES_BEGUN));
        ended.put(detector, group.counter(NUM_ANOMALIES_ENDED));
    }

    void readingLate() {
        late.inc();
    }

    void readingUnfit() {
        unfit.inc();
    }

    void told(Anomaly anomaly) {
        Counter counter = (anomaly.end() == null ? begun : ended).get(anomaly.detector());
        if (counter != null) {
            counter.inc();
        }
    }
}
