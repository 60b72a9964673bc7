package io.atalaya.operators.sensor;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * How far event time has come at the sensors. A live one's follows the arrival of what was handed
 * on last, which is now where nothing waits, since a sensor that is silent still ticks: so neither
 * does a silent one hold anybody up, nor is late what only had to wait for the job. A file's
 * follows its data, so that a replay says the same each time, and so does after a start that of a
 * sensor whose broker keeps what no checkpoint holds. Each sensor has its own; the slowest counts.
 */
public final class SensorWatermarks implements WatermarkStrategy<SensorSignal> {
    private static final long serialVersionUID = 1L;

    private final HashMap<String, Duration> delays = new HashMap<>();
    private final HashSet<String> kept = new HashSet<>();

    /** Of these, each with its own {@code maxDelay}. */
    public SensorWatermarks(Collection<SensorConfig> sensors) {
        for (SensorConfig sensor : sensors) {
            delays.put(sensor.name(), sensor.maxDelayOrDefault());
            if (sensor.isAcknowledgedWithCheckpoints() && sensor.timestamp() != null) {
                kept.add(sensor.name());
            }
        }
    }

    /** The longest that one of them is waited for. */
    public static Duration longestDelay(Collection<SensorConfig> sensors) {
        return sensors.stream()
                .map(SensorConfig::maxDelayOrDefault)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    @Override
    public WatermarkGenerator<SensorSignal> createWatermarkGenerator(
            WatermarkGeneratorSupplier.Context context) {
        return new Generator(delays, kept);
    }

    /** Of one sensor. */
    static final class Generator implements WatermarkGenerator<SensorSignal> {
        private final Map<String, Duration> delays;
        private final Set<String> kept;
        private final Backlog backlog = new Backlog();
        private long greatest = Long.MIN_VALUE;

        Generator(Map<String, Duration> delays, Set<String> kept) {
            this.delays = delays;
            this.kept = kept;
        }

        @Override
        public void onEvent(SensorSignal signal, long timestamp, WatermarkOutput output) {
            greatest = Math.max(greatest, signal.live() ? reached(signal) : timestamp - 1);
        }

        private long reached(SensorSignal signal) {
            boolean behind = kept.contains(signal.sensorId()) && backlog.isBehind(signal);
            if (behind && signal.readings().isEmpty()) {
                return Long.MIN_VALUE;
            }
            Instant now = behind ? signal.at() : signal.arrivedAt();
            Duration delay = delays.getOrDefault(signal.sensorId(), Duration.ZERO);
            return now.minus(delay).toEpochMilli() - 1;
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            if (greatest > Long.MIN_VALUE) {
                output.emitWatermark(new Watermark(greatest));
            }
        }
    }
}
