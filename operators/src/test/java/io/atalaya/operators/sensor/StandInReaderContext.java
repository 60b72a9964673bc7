package io.atalaya.operators.sensor;

import io.atalaya.operators.testing.RecordingMetricGroup;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.runtime.metrics.groups.InternalSourceReaderMetricGroup;
import org.apache.flink.util.UserCodeClassLoader;

/** As much of a task as a reader asks for. */
final class StandInReaderContext implements SourceReaderContext {
    private final RecordingMetricGroup recorded = new RecordingMetricGroup();
    private final SourceReaderMetricGroup metrics = InternalSourceReaderMetricGroup.mock(recorded);

    /** A counter, such as {@code sensor.motor-1.numReconnects}. */
    long count(String scopeAndName) {
        return recorded.count(scopeAndName);
    }

    @Override
    public SourceReaderMetricGroup metricGroup() {
        return metrics;
    }

    @Override
    public Configuration getConfiguration() {
        return new Configuration();
    }

    @Override
    public String getLocalHostName() {
        return "localhost";
    }

    @Override
    public int getIndexOfSubtask() {
        return 0;
    }

    @Override
    public void sendSplitRequest() {}

    @Override
    public void sendSourceEventToCoordinator(SourceEvent event) {}

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
        throw new UnsupportedOperationException();
    }
}
