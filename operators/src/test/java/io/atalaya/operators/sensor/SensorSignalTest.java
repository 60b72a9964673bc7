package io.atalaya.operators.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What travels and what is kept. */
class SensorSignalTest {
    @ParameterizedTest
    @ValueSource(classes = {SensorSignal.class, SensorMemory.class, SeriesMemory.class})
    void needsNoKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }

    static Stream<SensorSplit> splits() {
        SensorPosition position =
                new SensorPosition(
                        3,
                        1_234,
                        1_200,
                        Duration.ofSeconds(-5, 7),
                        Instant.parse("1969-12-31T23:59:59.5Z"),
                        Instant.parse("2026-03-01T08:00:00.000000001Z"));
        return Stream.of(SensorSplit.unread("motor-1"), new SensorSplit("motor-2", position, true));
    }

    @ParameterizedTest
    @MethodSource("splits")
    void aSplitSurvivesItsSerializer(SensorSplit split) throws IOException {
        SensorSplitSerializer serializer = new SensorSplitSerializer();
        assertThat(serializer.deserialize(serializer.getVersion(), serializer.serialize(split)))
                .isEqualTo(split);
    }

    @Test
    void aSplitOfALaterVersionIsRefused() {
        assertThatThrownBy(() -> new SensorSplitSerializer().deserialize(2, new byte[0]))
                .hasMessageContaining("version 2");
    }
}
