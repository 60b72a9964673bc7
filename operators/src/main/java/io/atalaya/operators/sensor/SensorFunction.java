package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingCounts;
import io.atalaya.operators.model.SensorHealth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Watches over each sensor.
 *
 * <ul>
 *   <li>In: signals, keyed by {@code sensorId}, each sensor's in order.
 *   <li>Out: readings; on the side {@link #HEALTH} and {@link #DEAD_LETTERS}.
 *   <li>State: {@code sensor-memory}, a few hundred bytes for each configured sensor.
 *   <li>Threads: the task's only. Time is the signals' own; there are no timers.
 * </ul>
 */
public final class SensorFunction extends KeyedProcessFunction<String, SensorSignal, Reading> {
    /** How sensors do, at each change and at an interval. */
    public static final OutputTag<SensorHealth> HEALTH =
            new OutputTag<>("sensor-health", TypeInformation.of(SensorHealth.class));

    /** What could not be read. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("sensor-dead-letters", TypeInformation.of(DeadLetter.class));

    private static final ReadingCounts NOTHING = new ReadingCounts(0, 0, 0, Map.of());
    private static final long serialVersionUID = 1L;

    // configuration
    private final Map<String, SensorConfig> sensors = new HashMap<>();

    // runtime
    private transient @Nullable Map<String, SensorMonitor> monitors;
    private transient @Nullable Map<String, SensorMetrics> metrics;
    private transient @Nullable ValueState<SensorMemory> memory;

    /** Watches over these, and over no other that a signal may name. */
    public SensorFunction(List<SensorConfig> sensors) {
        sensors.forEach(sensor -> this.sensors.put(sensor.name(), sensor));
    }

    @Override
    public void open(OpenContext context) {
        monitors = new HashMap<>();
        metrics = new HashMap<>();
        memory =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "sensor-memory", TypeInformation.of(SensorMemory.class)));
    }

    @Override
    public void processElement(SensorSignal signal, Context context, Collector<Reading> out)
            throws Exception {
        SensorConfig sensor = sensors.get(signal.sensorId());
        if (sensor == null) {
            return;
        }
        ValueState<SensorMemory> state = requireNonNull(memory, "not open");
        SensorMemory before = state.value();
        SensorMonitor.Observation observation = monitor(sensor).observe(before, signal);
        state.update(observation.memory());
        metrics(sensor.name())
                .counted(before == null ? NOTHING : before.counts(), observation.memory().counts());
        observation.readings().forEach(out::collect);
        observation.health().forEach(health -> context.output(HEALTH, health));
        observation.deadLetters().forEach(letter -> context.output(DEAD_LETTERS, letter));
    }

    private SensorMonitor monitor(SensorConfig sensor) {
        return requireNonNull(monitors, "not open")
                .computeIfAbsent(sensor.name(), name -> new SensorMonitor(sensor));
    }

    private SensorMetrics metrics(String sensorId) {
        return requireNonNull(metrics, "not open")
                .computeIfAbsent(
                        sensorId,
                        id -> new SensorMetrics(getRuntimeContext().getMetricGroup(), id));
    }
}
