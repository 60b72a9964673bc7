package io.atalaya.operators.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class SensorWatermarksTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final List<Long> told = new ArrayList<>();
    private final WatermarkOutput output =
            new WatermarkOutput() {
                @Override
                public void emitWatermark(Watermark watermark) {
                    told.add(watermark.getTimestamp());
                }

                @Override
                public void markIdle() {}

                @Override
                public void markActive() {}
            };

    @Test
    void aLiveSensorIsWaitedForByItsOwnDelay() {
        SensorConfig sensor = live().maxDelay(Duration.ofMillis(300)).config();

        assertThat(afterTick(sensor, NOW)).isEqualTo(NOW.toEpochMilli() - 300 - 1);
    }

    @Test
    void whatWaitsForTheJobIsNotLate() {
        SensorConfig sensor = live().maxDelay(Duration.ofMillis(300)).config();
        WatermarkGenerator<SensorSignal> generator = generator(sensor);

        generator.onEvent(SensorSignal.tick(sensor, NOW, NOW), NOW.toEpochMilli(), output);
        generator.onPeriodicEmit(output);
        generator.onPeriodicEmit(output);

        assertThat(told).containsOnly(NOW.toEpochMilli() - 300 - 1);
    }

    @Test
    void waitsForLessWhereAValueIsDatedByItsArrival() {
        assertThat(live().config().maxDelayOrDefault()).isEqualTo(Duration.ofMillis(100));
        assertThat(Sensors.sensor("s", "kafka:t").config().maxDelayOrDefault())
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(
                        Sensors.sensor("s", "opc.tcp://h")
                                .timestamp(null)
                                .values(Sensors.atNode("v", ValueType.NUMBER, "i=1"))
                                .config()
                                .maxDelayOrDefault())
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aFilesTimeIsThatOfItsData() {
        SensorConfig sensor = Sensors.sensor("motor-1", "motor-1.csv").config();
        Instant recorded = NOW.minus(Duration.ofDays(100));
        WatermarkGenerator<SensorSignal> generator = generator(sensor);

        generator.onEvent(
                SensorSignal.tick(sensor, recorded, NOW), recorded.toEpochMilli(), output);
        generator.onPeriodicEmit(output);

        assertThat(told).containsExactly(recorded.toEpochMilli() - 1);
    }

    @Test
    void aFileHasNoDelay() {
        assertThatThrownBy(
                        () ->
                                Sensors.sensor("motor-1", "motor-1.csv")
                                        .maxDelay(Duration.ofSeconds(1))
                                        .config())
                .hasMessageContaining("maxDelay is for live sensors");
    }

    private long afterTick(SensorConfig sensor, Instant now) {
        WatermarkGenerator<SensorSignal> generator = generator(sensor);
        generator.onEvent(SensorSignal.tick(sensor, now, now), now.toEpochMilli(), output);
        generator.onPeriodicEmit(output);
        return told.get(0);
    }

    private static WatermarkGenerator<SensorSignal> generator(SensorConfig sensor) {
        return new SensorWatermarks(List.of(sensor)).createWatermarkGenerator(null);
    }

    private static Sensors live() {
        return Sensors.sensor("press", "modbus://10.0.0.1")
                .timestamp(null)
                .values(
                        Sensors.inRegister(
                                "v",
                                ValueType.NUMBER,
                                new RegisterConfig(
                                        1,
                                        RegisterTable.HOLDING,
                                        RegisterType.UINT16,
                                        WordOrder.HIGH_FIRST)));
    }
}
