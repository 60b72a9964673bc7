package io.atalaya.operators.sensor;

import java.time.Duration;
import java.time.InstantSource;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * How far event time has come at the sensors: a live one's follows the wall clock, so that one
 * which is silent holds nobody up; a file's follows its data, so that a replay says the same each
 * time.
 */
public final class SensorWatermarks implements WatermarkStrategy<SensorSignal> {
    /** By how much messages of one sensor, or of one clock and another, may pass each other. */
    public static final Duration LIVE_DELAY = Duration.ofSeconds(1);

    private static final long serialVersionUID = 1L;

    @Override
    public WatermarkGenerator<SensorSignal> createWatermarkGenerator(
            WatermarkGeneratorSupplier.Context context) {
        return new Generator(InstantSource.system());
    }

    /** Of one sensor. */
    static final class Generator implements WatermarkGenerator<SensorSignal> {
        private final InstantSource clock;
        private boolean live;
        private long greatest = Long.MIN_VALUE;

        Generator(InstantSource clock) {
            this.clock = clock;
        }

        @Override
        public void onEvent(SensorSignal signal, long timestamp, WatermarkOutput output) {
            live = signal.live();
            if (!live) {
                greatest = Math.max(greatest, timestamp);
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            if (live) {
                output.emitWatermark(
                        new Watermark(clock.instant().minus(LIVE_DELAY).toEpochMilli()));
            } else if (greatest > Long.MIN_VALUE) {
                output.emitWatermark(new Watermark(greatest - 1));
            }
        }
    }
}
