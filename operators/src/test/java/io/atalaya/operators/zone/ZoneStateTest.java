package io.atalaya.operators.zone;

import io.atalaya.operators.model.Frame;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneStateTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                TrackWatches.class,
                TrackWatch.class,
                ZoneVisit.class,
                LinePassage.class,
                LineCounts.class,
                LineCount.class,
                Frame.class
            })
    void travelsWithoutKryo(Class<?> stateOrRecord) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(stateOrRecord);
    }
}
