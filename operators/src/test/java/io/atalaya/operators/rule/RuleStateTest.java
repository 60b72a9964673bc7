package io.atalaya.operators.rule;

import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.RuleSignal;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleStateTest {
    @ParameterizedTest
    @ValueSource(classes = {Watch.class, RuleSignal.class, CameraHealth.class})
    void travelsWithoutKryo(Class<?> stateOrRecord) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(stateOrRecord);
    }
}
