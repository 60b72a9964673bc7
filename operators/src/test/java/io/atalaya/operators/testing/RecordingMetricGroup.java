package io.atalaya.operators.testing;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** Keeps counters under their scope and name, such as {@code camera.door.numEnters}. */
public final class RecordingMetricGroup extends UnregisteredMetricsGroup {
    private final String scope;
    private final Map<String, Counter> counters;

    public RecordingMetricGroup() {
        this("", new TreeMap<>());
    }

    private RecordingMetricGroup(String scope, Map<String, Counter> counters) {
        this.scope = scope;
        this.counters = counters;
    }

    public long count(String scopeAndName) {
        return counters.get(scopeAndName).getCount();
    }

    @Override
    public Counter counter(String name) {
        return counter(name, new SimpleCounter());
    }

    @Override
    public <C extends Counter> C counter(String name, C counter) {
        if (counters.put(scope + name, counter) != null) {
            throw new IllegalStateException(scope + name + " is registered twice");
        }
        return counter;
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
        return new RecordingMetricGroup(scope + key + "." + value + ".", counters);
    }
}
