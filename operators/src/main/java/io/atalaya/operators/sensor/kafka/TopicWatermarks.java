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
import org.apache.flink.util.clock.RelativeClock;

/**
 * How far event time has come on topics: with the data, so that what waited there while nobody read
 * it is not late. Where nothing comes, it is the others' to say; but what is behind may only be
 * slow to come, and if time went on without it, all of it would be late. So it is after a start
 * until something comes that was not there before it.
 *
 * <p>While the job is behind and takes nothing, nothing can come: that is no silence.
 */
final class TopicWatermarks implements WatermarkStrategy<SensorSignal> {
    static final Duration IDLE_AFTER = Duration.ofSeconds(1);

    /** A request to brokers takes that long at most, or there is nothing left from before. */
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
        return generator(InstantSource.system(), context.getInputActivityClock());
    }

    /**
     * For one partition.
     *
     * @param active goes on while the job takes what comes
     */
    WatermarkGenerator<SensorSignal> generator(InstantSource clock, RelativeClock active) {
        return new Generator(delay.toMillis(), clock, active);
    }

    /** Of one partition. */
    private static final class Generator implements WatermarkGenerator<SensorSignal> {
        private final long delayMillis;
        private final InstantSource clock;
        private final RelativeClock active;
        private final long startedAt;
        private long greatest = Long.MIN_VALUE;
        private long heardAt;
        private Duration patience = IDLE_AFTER_START;
        private boolean idle;

        Generator(long delayMillis, InstantSource clock, RelativeClock active) {
            this.delayMillis = delayMillis;
            this.clock = clock;
            this.active = active;
            this.startedAt = clock.millis();
            this.heardAt = active.relativeTimeMillis();
        }

        @Override
        public void onEvent(SensorSignal signal, long timestamp, WatermarkOutput output) {
            greatest = Math.max(greatest, timestamp);
            heardAt = active.relativeTimeMillis();
            patience = patienceAfter(timestamp);
            idle = false;
        }

        private Duration patienceAfter(long timestamp) {
            if (clock.millis() - timestamp > BEHIND.toMillis()) {
                return IDLE_WHEN_BEHIND;
            }
            return timestamp < startedAt ? IDLE_AFTER_START : IDLE_AFTER;
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            if (active.relativeTimeMillis() - heardAt < patience.toMillis()) {
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
