package io.atalaya.operators.zone;

import io.atalaya.operators.model.ZoneEvent;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts what happens in one camera's zones and on its lines. In the long run {@code numLeaves}
 * follows {@code numEnters}; the difference is who is inside now.
 */
final class ZoneMetrics {
    static final String NUM_ENTERS = "numEnters";
    static final String NUM_LEAVES = "numLeaves";
    static final String NUM_DWELLS = "numDwells";
    static final String NUM_CROSSINGS = "numCrossings";

    private final Counter enters;
    private final Counter leaves;
    private final Counter dwells;
    private final Counter crossings;

    ZoneMetrics(MetricGroup operator, String cameraId) {
        MetricGroup camera = operator.addGroup("camera", cameraId);
        enters = camera.counter(NUM_ENTERS);
        leaves = camera.counter(NUM_LEAVES);
        dwells = camera.counter(NUM_DWELLS);
        crossings = camera.counter(NUM_CROSSINGS);
    }

    void happened(ZoneEvent event) {
        switch (event.type()) {
            case ENTER -> enters.inc();
            case LEAVE -> leaves.inc();
            case DWELL -> dwells.inc();
            case CROSS -> crossings.inc();
        }
    }
}
