package io.atalaya.operators.rule;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.CameraHealth;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleStateTest {
    @ParameterizedTest
    @ValueSource(classes = {Watch.class, Alert.class, CameraHealth.class})
    void travelsWithoutKryo(Class<?> stateOrRecord) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(stateOrRecord);
    }
}
