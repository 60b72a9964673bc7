package io.atalaya.operators.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record of the model crosses operators; none may fall back to Kryo. */
class TravellingRecordsTest {
    static Stream<Class<?>> records() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(Frame.class.getPackageName())
                        .stream()
                        .filter(JavaClass::isRecord)
                        .map(JavaClass::reflect);
    }

    @ParameterizedTest
    @MethodSource("records")
    void travelWithoutKryo(Class<?> record) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(record);
    }

    @Test
    void areFound() {
        assertThat(records()).contains(Frame.class, Alert.class, CameraHealth.class);
    }
}
