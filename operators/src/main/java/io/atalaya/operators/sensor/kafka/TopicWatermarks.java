package io.atalaya.operators.sensor.kafka;

import io.atalaya.operators.sensor.SensorSignal;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * How far event time has come on topics: with the data, so that what waited there while nobody read
 * it is not late. Where nothing comes, it is the others' to say; but what is behind may only be
 * slow to come, and if time went on without it, all of it would be late.
 */
final class TopicWatermarks implements WatermarkStrategy<SensorSignal> {
    static final Duration IDLE_AFTER = Duration.ofSeconds(1);

    /** A first request to brokers takes that long at most, or there is nothing. */
    static final Duration IDLE_AFTER_START = Duration.ofSeconds(10);

    static final Duration IDLE_WHEN_BEHIND = Duration.ofSeconds(30);

    /** What is older than that when it is read had to wait. */
    private static final Duration BEHIND = Duration.ofSeconds(10);

    private static final long serialVersionUID = 1L;

    private final Duration delay;

    /**
     * For sensors of that delay.
     *
     * @param delay by how much messages may pass each other
     */
    TopicWatermarks(Duration delay) {
        this.delay = delay;
    }

    @Override
    public TimestampAssigner<SensorSignal> createTimestampAssigner(
            TimestampAssignerSupplier.Context context) {
        return (signal, written) -> signal.at().toEpochMilli();
    }

    @Override
    public WatermarkGenerator<SensorSignal> createWatermarkGenerator(
            WatermarkGeneratorSupplier.Context context) {
        return generator(InstantSource.system());
    }

    WatermarkGenerator<SensorSignal> generator(InstantSource clock) {
        return new Generator(delay.toMillis(), clock);
    }

    /** Of one partition. */
    private static final class Generator implements WatermarkGenerator<SensorSignal> {
        private final long delayMillis;
        private final InstantSource clock;
        private long greatest = Long.MIN_VALUE;
        private long heardAt;
        private Duration patience = IDLE_AFTER_START;
        private boolean idle;

        Generator(long delayMillis, InstantSource clock) {
            this.delayMillis = delayMillis;
            this.clock = clock;
            this.heardAt = clock.millis();
        }

        @Override
        public void onEvent(SensorSignal signal, long timestamp, WatermarkOutput output) {
            greatest = Math.max(greatest, timestamp);
            heardAt = clock.millis();
            boolean behind = heardAt - timestamp > BEHIND.toMillis();
            patience = behind ? IDLE_WHEN_BEHIND : IDLE_AFTER;
            idle = false;
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            if (clock.millis() - heardAt < patience.toMillis()) {
                if (greatest > Long.MIN_VALUE) {
                    output.emitWatermark(new Watermark(greatest - delayMillis - 1));
                }
            } else if (!idle) {
                idle = true;
                output.markIdle();
            }
        }
    }
}
