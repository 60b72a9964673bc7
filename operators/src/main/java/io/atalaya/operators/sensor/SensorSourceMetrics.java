package io.atalaya.operators.sensor;

import io.atalaya.operators.OffTaskThread;
import java.util.function.IntSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/**
 * How one sensor's connection does, under {@code sensor.<name>}. Alert on {@code sensorConnected}
 * being 0, and on any {@code numMessagesDropped}: the job is too slow for a sensor that cannot be
 * held back.
 */
final class SensorSourceMetrics {
    private final MetricGroup group;
    private final Counter reconnects;
    private final Counter dropped;

    SensorSourceMetrics(MetricGroup parent, String sensorId) {
        group = parent.addGroup("sensor", sensorId);
        reconnects = group.counter("numReconnects", new ThreadSafeSimpleCounter());
        dropped = group.counter("numMessagesDropped", new ThreadSafeSimpleCounter());
    }

    /**
     * Asks for it whenever somebody looks.
     *
     * @param connected 1 while the connection stands, 0 otherwise
     */
    void observe(IntSupplier connected) {
        group.gauge("sensorConnected", (Gauge<Integer>) connected::getAsInt);
    }

    @OffTaskThread
    void reconnected() {
        reconnects.inc();
    }

    @OffTaskThread
    void messageDropped() {
        dropped.inc();
    }
}
