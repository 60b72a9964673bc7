package io.atalaya.operators.sensor.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorSignal;
import io.atalaya.operators.sensor.Sensors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class TopicWatermarksTest {
    private static final Duration DELAY = Duration.ofMillis(200);
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final SensorConfig SENSOR = Sensors.sensor("m", "kafka:t").config();

    private Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private Duration blocked = Duration.ZERO;
    private final List<String> told = new ArrayList<>();
    private final WatermarkOutput output =
            new WatermarkOutput() {
                @Override
                public void emitWatermark(Watermark watermark) {
                    told.add("" + watermark.getTimestamp());
                }

                @Override
                public void markIdle() {
                    told.add("idle");
                }

                @Override
                public void markActive() {}
            };
    private final WatermarkGenerator<SensorSignal> generator =
            new TopicWatermarks(DELAY)
                    .generator(
                            () -> now,
                            new RelativeClock() {
                                @Override
                                public long relativeTimeMillis() {
                                    return now.minus(blocked).toEpochMilli();
                                }

                                @Override
                                public long relativeTimeNanos() {
                                    return relativeTimeMillis() * 1_000_000;
                                }
                            });

    @Test
    void followsTheDataByItsDelay() {
        Instant at = now.minusSeconds(1);
        comes(at);
        generator.onPeriodicEmit(output);

        assertThat(told).containsExactly("" + (at.toEpochMilli() - 200 - 1));
    }

    @Test
    void isIdleASecondAfterTheLatestThatWasOfNow() {
        comes(now);
        expectIdleAfter(TopicWatermarks.IDLE_AFTER);
    }

    @Test
    void givesMoreTimeToWhatIsBehind() {
        comes(now.minus(Duration.ofHours(1)));
        expectIdleAfter(TopicWatermarks.IDLE_WHEN_BEHIND);
    }

    @Test
    void givesMoreTimeToTheFirst() {
        expectIdleAfter(TopicWatermarks.IDLE_AFTER_START);
    }

    @Test
    void givesMoreTimeWhileWhatComesWasThereBeforeTheStart() {
        comes(now.minus(MOMENT));
        expectIdleAfter(TopicWatermarks.IDLE_AFTER_START);
    }

    @Test
    void isOfNowAgainWithTheFirstThatCameAfterTheStart() {
        comes(now.minus(MOMENT));
        now = now.plusSeconds(5);
        comes(now);
        expectIdleAfter(TopicWatermarks.IDLE_AFTER);
    }

    @Test
    void isNotSilentWhileTheJobTakesNothing() {
        comes(now);
        now = now.plus(Duration.ofMinutes(1));
        blocked = Duration.ofMinutes(1);
        generator.onPeriodicEmit(output);

        assertThat(told).doesNotContain("idle");
        expectIdleAfter(TopicWatermarks.IDLE_AFTER);
    }

    private void expectIdleAfter(Duration patience) {
        now = now.plus(patience).minus(MOMENT);
        generator.onPeriodicEmit(output);
        assertThat(told).doesNotContain("idle");
        now = now.plus(MOMENT);
        generator.onPeriodicEmit(output);
        generator.onPeriodicEmit(output);
        assertThat(told).containsOnlyOnce("idle");
    }

    private void comes(Instant at) {
        DeadLetter any = new DeadLetter("r", "s", "o", "d", new byte[0], at);
        generator.onEvent(SensorSignal.refused(SENSOR, any, now), at.toEpochMilli(), output);
    }
}
