package io.atalaya.operators.track;

import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackStateTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                FollowedTracks.class,
                FollowedTrack.class,
                LabelVote.class,
                AttributeVote.class,
                BoxEstimate.class,
                AxisEstimate.class
            })
    void isStoredWithoutKryo(Class<?> state) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(state);
    }
}
