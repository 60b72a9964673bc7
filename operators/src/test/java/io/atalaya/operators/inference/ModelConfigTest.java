package io.atalaya.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.settings.Setting;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelConfigTest {
    @ParameterizedTest
    @ValueSource(classes = {ModelConfig.class, InputConfig.class})
    void documentsEverySetting(Class<?> config) {
        assertThat(config.getRecordComponents())
                .allSatisfy(c -> assertThat(c.getAnnotation(Setting.class).doc()).isNotBlank());
    }

    @Test
    void agreesWithTheDefaultsOfTheSettings() throws Exception {
        ModelConfig config = ModelConfig.of("a", "a.onnx");

        for (RecordComponent component : ModelConfig.class.getRecordComponents()) {
            String written = component.getAnnotation(Setting.class).defaultValue();
            Object value = component.getAccessor().invoke(config);
            if (!written.isEmpty()) {
                assertThat(asWritten(value)).as(component.getName()).isEqualTo(written);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"OFF, CUDA, leave one of them out", "REQUIRED, CPU, add cuda or tensorrt"})
    void refusesProvidersThatContradictTheGpu(GpuUse gpu, ExecutionProvider provider, String cure) {
        ModelConfig model = ModelConfig.of("a", "a.onnx");

        assertThatThrownBy(() -> TestModels.withProviders(model, gpu, List.of(provider), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(cure);
    }

    @Test
    void refusesNumbersThatAreNotOnePerColour() {
        assertThatThrownBy(
                        () ->
                                new InputConfig(
                                        null,
                                        null,
                                        null,
                                        null,
                                        List.of(1.0),
                                        List.of(),
                                        null,
                                        null))
                .hasMessageContaining("mean needs one number for each of the 3 colours");
    }

    @Test
    void keepsItsStateWithoutKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(InferenceLosses.class);
    }

    private static String asWritten(Object value) {
        return value instanceof Duration duration
                ? duration.toMillis() + "ms"
                : value.toString().toLowerCase(Locale.ROOT);
    }
}
