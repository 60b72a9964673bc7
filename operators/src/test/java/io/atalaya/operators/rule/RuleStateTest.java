package io.atalaya.operators.rule;

import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.rule.present.AreaFact;
import io.atalaya.operators.rule.present.Crossings;
import io.atalaya.operators.rule.present.FrameFacts;
import io.atalaya.operators.rule.present.SlidingWindow;
import io.atalaya.operators.rule.present.TrackPath;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleStateTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                Watch.class,
                RuleSignal.class,
                RuleStanding.class,
                RuleChange.class,
                AreaFact.class,
                FrameFacts.class,
                Crossings.class,
                SlidingWindow.class,
                TrackPath.class
            })
    void travelsWithoutKryo(Class<?> stateOrRecord) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(stateOrRecord);
    }
}
