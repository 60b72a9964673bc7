package io.atalaya.operators.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.ReadingType;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SensorSignalWireTest {
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00.123456789Z");
    private static final SensorConfig SENSOR = Sensors.sensor("motor-1", "kafka:readings").config();

    static Stream<SensorSignal> signals() {
        DeadLetter letter = new DeadLetter("bad", "sensor", "t/0/1", "why", new byte[] {1}, AT);
        MessageTime time =
                new MessageTime(AT, AT.plusMillis(5), ClockSource.DEVICE, false, 7, "an odd clock");
        return Stream.of(
                SensorSignal.message(SENSOR, time, List.of(reading(1), reading(2)), null),
                SensorSignal.message(SENSOR, time, List.of(reading(1)), null).withLost(3),
                SensorSignal.message(SENSOR, time, List.of(), null),
                SensorSignal.message(SENSOR, time, List.of(reading(1)), letter),
                SensorSignal.refused(SENSOR, letter, AT),
                SensorSignal.tick(SENSOR, AT, AT.plusSeconds(1)),
                SensorSignal.connection(
                        SENSOR, AT, AT, HealthStatus.OFFLINE, HealthReason.SILENT, "gone"));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void everySignalArrivesAsItLeft(SensorSignal signal) throws IOException {
        TypeSerializer<SensorSignal> serializer =
                SensorSignalWire.type().createSerializer(new SerializerConfigImpl());
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(signal, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());

        SensorSignal arrived = serializer.deserialize(in);

        assertThat(arrived).usingRecursiveComparison().isEqualTo(signal);
        assertThat(in.available()).isZero();
    }

    private static Reading reading(int number) {
        return new Reading(
                "motor-1",
                "temperature",
                "hall",
                "Cel",
                AT,
                AT.plusMillis(5),
                ClockSource.DEVICE,
                ReadingType.NUMBER,
                number,
                "",
                ReadingQuality.GOOD,
                false,
                7);
    }
}
