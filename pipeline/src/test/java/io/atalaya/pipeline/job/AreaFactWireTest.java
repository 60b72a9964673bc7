package io.atalaya.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingCounts;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.ReadingType;
import io.atalaya.operators.model.SensorHealth;
import io.atalaya.operators.rule.present.AreaFact;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AreaFactWireTest {
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00.123Z");

    static Stream<AreaFact> facts() {
        return Stream.of(
                AreaFact.of(
                        new Reading(
                                "motor-1",
                                "temperature",
                                "hall",
                                "Cel",
                                AT,
                                AT,
                                ClockSource.DEVICE,
                                ReadingType.NUMBER,
                                61.5,
                                "",
                                ReadingQuality.GOOD,
                                false,
                                0)),
                AreaFact.of(
                        new SensorHealth(
                                "motor-1",
                                "hall",
                                HealthStatus.ONLINE,
                                HealthReason.NONE,
                                "readings arrive",
                                AT,
                                AT,
                                new ReadingCounts(1, 1, 1, Map.of("bad-value", 2L)))));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyFactArrivesAsItLeft(AreaFact fact) throws IOException {
        TypeSerializer<AreaFact> serializer =
                AreaFactWire.TYPE.createSerializer(new SerializerConfigImpl());
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(fact, out);

        assertThat(serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
                .isEqualTo(fact);
    }
}
