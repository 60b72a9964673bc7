package io.atalaya.operators.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.FrameCounts;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.picture.CameraSignal;
import io.atalaya.operators.picture.HealthSignal;
import java.time.Instant;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class CameraSignalTypeInfoTest {
    private final TypeSerializer<CameraSignal> serializer =
            new CameraSignalTypeInfo().createSerializer(new SerializerConfigImpl());

    @Test
    void handsSignalsOnAsTheyAre() {
        CameraSignal signal =
                new HealthSignal(
                        new CameraHealth(
                                "door",
                                "dock",
                                HealthStatus.ONLINE,
                                HealthReason.NONE,
                                "",
                                Instant.EPOCH,
                                Instant.EPOCH,
                                0,
                                FrameCounts.none()));
        assertThat(serializer.copy(signal)).isSameAs(signal);
        assertThatThrownBy(() -> serializer.serialize(signal, new DataOutputSerializer(16)))
                .hasMessageContaining("pixels never travel");
    }
}
