package io.atalaya.operators.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.ReadingType;
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
    void whatABrokerKeptIsNotLateAfterAStart() {
        SensorConfig sensor = kept();
        WatermarkGenerator<SensorSignal> generator = generator(sensor);
        Instant sent = NOW.minusSeconds(60);
        generator.onEvent(connection(sensor, HealthStatus.RECONNECTING, NOW), 0, output);
        generator.onEvent(SensorSignal.tick(sensor, NOW, NOW), 0, output);
        Instant later = NOW.plusSeconds(9);
        generator.onEvent(connection(sensor, HealthStatus.ONLINE, later), 0, output);
        generator.onPeriodicEmit(output);
        assertThat(told).isEmpty();

        generator.onEvent(reading(sensor, sent, later), 0, output);
        generator.onEvent(SensorSignal.tick(sensor, later, later), 0, output);
        generator.onPeriodicEmit(output);
        assertThat(told).containsExactly(sent.toEpochMilli() - 1_000 - 1);

        generator.onEvent(reading(sensor, NOW, later), 0, output);
        generator.onPeriodicEmit(output);
        assertThat(told).endsWith(later.toEpochMilli() - 1_000 - 1);
    }

    @Test
    void aBrokerThatHasNothingHoldsNobodyUp() {
        SensorConfig sensor = kept();
        WatermarkGenerator<SensorSignal> generator = generator(sensor);
        generator.onEvent(connection(sensor, HealthStatus.ONLINE, NOW), 0, output);
        Instant before = NOW.plus(Backlog.LONGEST_PAUSE).minusMillis(1);
        generator.onEvent(SensorSignal.tick(sensor, before, before), 0, output);
        generator.onPeriodicEmit(output);
        assertThat(told).isEmpty();

        Instant after = before.plusMillis(1);
        generator.onEvent(SensorSignal.tick(sensor, after, after), 0, output);
        generator.onPeriodicEmit(output);
        assertThat(told).containsExactly(after.toEpochMilli() - 1_000 - 1);
    }

    @Test
    void aBrokerThatIsAwayHoldsOthersUpForAWhileOnly() {
        SensorConfig sensor = kept();
        WatermarkGenerator<SensorSignal> generator = generator(sensor);
        generator.onEvent(connection(sensor, HealthStatus.RECONNECTING, NOW), 0, output);
        Instant after = NOW.plus(Backlog.LONGEST_UNTIL_ONLINE);
        generator.onEvent(SensorSignal.tick(sensor, after, after), 0, output);
        generator.onPeriodicEmit(output);
        assertThat(told).containsExactly(after.toEpochMilli() - 1_000 - 1);
    }

    private static SensorConfig kept() {
        return Sensors.sensor("press", "mqtt://10.0.0.1")
                .mqtt(
                        new MqttConfig(
                                MqttVersion.V5,
                                MqttFormat.JSON,
                                "plant/press",
                                1,
                                MqttAcknowledge.CHECKPOINTED,
                                null,
                                Duration.ofHours(1),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null))
                .config();
    }

    private static SensorSignal connection(SensorConfig sensor, HealthStatus status, Instant at) {
        return SensorSignal.connection(sensor, at, at, status, HealthReason.NONE, "");
    }

    private static SensorSignal reading(SensorConfig sensor, Instant at, Instant arrivedAt) {
        var time = new MessageTime(at, arrivedAt, ClockSource.DEVICE, false, 0, "");
        Reading reading =
                new Reading(
                        sensor.name(),
                        "v",
                        "a",
                        "",
                        at,
                        arrivedAt,
                        ClockSource.DEVICE,
                        ReadingType.NUMBER,
                        1,
                        "",
                        ReadingQuality.GOOD,
                        false,
                        0);
        return SensorSignal.message(sensor, time, List.of(reading), null);
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
