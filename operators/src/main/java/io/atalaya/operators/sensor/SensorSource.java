package io.atalaya.operators.sensor;

import io.atalaya.operators.source.DealtSplits;
import io.atalaya.operators.source.DealtSplitsSerializer;
import io.atalaya.operators.source.SplitDealer;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Reads sensors as a Flink source. Bounded where every sensor is a finite file.
 *
 * <pre>{@code
 * env.fromSource(SensorSource.of(configs, brokers), new SensorWatermarks(configs), "sensors")
 *         .keyBy(SensorSignal::sensorId)
 *         .process(new SensorFunction(configs)); // readings; on the side health and dead letters
 * }</pre>
 *
 * <p>Out: {@link SensorSignal}s, a sensor's in its own order, with event time as the record's
 * timestamp. State: one {@link SensorSplit} a sensor.
 */
public final class SensorSource
        implements Source<SensorSignal, SensorSplit, DealtSplits>,
                ResultTypeQueryable<SensorSignal> {
    private static final long serialVersionUID = 1;

    private final List<SensorConfig> sensors;
    private final KafkaBrokers own;

    private SensorSource(List<SensorConfig> sensors, KafkaBrokers own) {
        this.sensors = List.copyOf(sensors);
        this.own = own;
    }

    /**
     * Of these sensors.
     *
     * @param own the pipeline's brokers, for sensors that name none
     * @throws IllegalArgumentException where there is none, or two have one name
     */
    public static SensorSource of(List<SensorConfig> sensors, KafkaBrokers own) {
        if (sensors.isEmpty()) {
            throw new IllegalArgumentException("a sensor source needs at least one sensor");
        }
        Set<String> names = new HashSet<>();
        for (SensorConfig sensor : sensors) {
            if (!names.add(sensor.name())) {
                throw new IllegalArgumentException(
                        "two sensors are named " + sensor.name() + "; names must differ");
            }
        }
        return new SensorSource(sensors, own);
    }

    @Override
    public Boundedness getBoundedness() {
        return sensors.stream().allMatch(SensorConfig::isFinite)
                ? Boundedness.BOUNDED
                : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<SensorSignal, SensorSplit> createReader(SourceReaderContext context) {
        Map<String, SensorConfig> byName = new LinkedHashMap<>();
        sensors.forEach(sensor -> byName.put(sensor.name(), sensor));
        return new SensorSourceReader(
                context,
                byName,
                new SensorConnections(own),
                InstantSource.system(),
                new SplittableRandom());
    }

    @Override
    public SplitEnumerator<SensorSplit, DealtSplits> createEnumerator(
            SplitEnumeratorContext<SensorSplit> context) {
        return restoreEnumerator(context, DealtSplits.none());
    }

    @Override
    public SplitEnumerator<SensorSplit, DealtSplits> restoreEnumerator(
            SplitEnumeratorContext<SensorSplit> context, DealtSplits state) {
        List<SensorSplit> unread =
                sensors.stream().map(SensorConfig::name).map(SensorSplit::unread).toList();
        return new SplitDealer<>(context, unread, state);
    }

    @Override
    public SimpleVersionedSerializer<SensorSplit> getSplitSerializer() {
        return new SensorSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<DealtSplits> getEnumeratorCheckpointSerializer() {
        return new DealtSplitsSerializer();
    }

    @Override
    public TypeInformation<SensorSignal> getProducedType() {
        return SensorSignalWire.type();
    }
}
