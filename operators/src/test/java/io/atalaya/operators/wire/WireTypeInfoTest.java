package io.atalaya.operators.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.ReadingType;
import java.io.IOException;
import java.time.Instant;
import java.util.Random;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTypeInfoTest {
    private static final WireTypeInfo<Reading> READINGS =
            WireTypeInfo.of(
                    new WireFormat<>(
                            Reading.class,
                            reading -> reading.type() != ReadingType.TEXT,
                            (reading, out) -> ReadingWire.write(reading, out),
                            ReadingWire::read));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readingsArriveAsTheyLeft(long seed) throws IOException {
        Random random = new Random(seed);
        TypeSerializer<Reading> serializer = serializer();
        for (int i = 0; i < 500; i++) {
            Reading reading = reading(random);

            assertThat(sent(reading, serializer)).as("seed %d, %d", seed, i).isEqualTo(reading);
        }
    }

    @Test
    void recordsAreNotCopiedSinceNobodyChangesThem() {
        Reading reading = reading(new Random(1));

        assertThat(serializer().copy(reading)).isSameAs(reading);
    }

    @Test
    void bytesAreCopiedFromOneViewToTheOther() throws IOException {
        Reading reading = reading(new Random(2));
        TypeSerializer<Reading> serializer = serializer();
        DataOutputSerializer first = new DataOutputSerializer(64);
        serializer.serialize(reading, first);
        DataOutputSerializer second = new DataOutputSerializer(64);

        serializer.copy(new DataInputDeserializer(first.getCopyOfBuffer()), second);

        assertThat(second.getCopyOfBuffer()).isEqualTo(first.getCopyOfBuffer());
    }

    @Test
    void theTypeAndItsSerializerTravelToTheTasks() throws Exception {
        WireTypeInfo<Reading> type = InstantiationUtil.clone(READINGS);
        TypeSerializer<Reading> serializer = InstantiationUtil.clone(serializer().duplicate());
        Reading reading = reading(new Random(3));

        assertThat(type).isEqualTo(READINGS).hasSameHashCodeAs(READINGS);
        assertThat(serializer).isEqualTo(serializer());
        assertThat(sent(reading, serializer)).isEqualTo(reading);
    }

    @Test
    void refusesToWriteState() {
        assertThatThrownBy(() -> serializer().snapshotConfiguration())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("between tasks only");
    }

    private static Reading sent(Reading reading, TypeSerializer<Reading> serializer)
            throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(reading, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        Reading arrived = serializer.deserialize(in);
        assertThat(in.available()).as("all was read").isZero();
        return arrived;
    }

    private static TypeSerializer<Reading> serializer() {
        return READINGS.createSerializer(new SerializerConfigImpl());
    }

    private static Reading reading(Random random) {
        return new Reading(
                text(random),
                text(random),
                text(random),
                text(random),
                instant(random),
                instant(random),
                any(ClockSource.values(), random),
                any(ReadingType.values(), random),
                random.nextInt(10) == 0 ? Double.NaN : random.nextGaussian(),
                text(random),
                any(ReadingQuality.values(), random),
                random.nextBoolean(),
                random.nextLong());
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, 0xD000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Instant instant(Random random) {
        return Instant.ofEpochSecond(random.nextLong(1L << 40), random.nextInt(1_000_000_000));
    }

    private static <T> T any(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }
}
