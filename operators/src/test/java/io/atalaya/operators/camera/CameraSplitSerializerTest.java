package io.atalaya.operators.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.model.FrameCounts;
import io.atalaya.operators.source.DealtSplits;
import io.atalaya.operators.source.DealtSplitsSerializer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CameraSplitSerializerTest {
    private final CameraSplitSerializer serializer = new CameraSplitSerializer();

    @Test
    void givesBackAnUnreadCamera() throws Exception {
        CameraSplit split = CameraSplit.unread("door");
        assertThat(serializer.deserialize(1, serializer.serialize(split))).isEqualTo(split);
    }

    @Test
    void givesBackEverythingOfAReadOne() throws Exception {
        CameraSplit split =
                new CameraSplit(
                        "door",
                        new CameraPosition(
                                3,
                                12_345_678_901L,
                                17,
                                Duration.ofNanos(-80_000_001),
                                Duration.ofSeconds(1L << 40, 7),
                                Duration.ofMillis(-3)),
                        new FrameCounts(
                                100, 0, Map.of("frame-rate-limit", 7L), Map.of("newer-frame", 9L)),
                        true);
        assertThat(serializer.deserialize(1, serializer.serialize(split))).isEqualTo(split);
    }

    @Test
    void refusesAVersionItDoesNotKnow() {
        assertThatThrownBy(() -> serializer.deserialize(2, new byte[0]))
                .hasMessageContaining("version 2");
    }

    @Test
    void givesBackTheEnumeratorsState() throws Exception {
        DealtSplitsSerializer states = new DealtSplitsSerializer();
        DealtSplits state = new DealtSplits(Set.of("door", "gate"));
        assertThat(states.deserialize(1, states.serialize(state))).isEqualTo(state);
    }
}
