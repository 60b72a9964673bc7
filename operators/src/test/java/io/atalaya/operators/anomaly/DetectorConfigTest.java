package io.atalaya.operators.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.types.PojoTestUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorConfigTest {
    static final SilenceConfig SILENCE = new SilenceConfig(Duration.ofSeconds(30));
    static final StuckConfig STUCK = new StuckConfig(Duration.ofSeconds(30), 0);

    /** One of each kind, but for the one that needs a model's file. */
    static Stream<DetectorKind> kinds() {
        return Stream.of(
                new NoveltyConfig(0.02, 8000, 150, 25),
                new LimitsConfig(80.0, null, null, null, 0),
                new RateOfChangeConfig(5.0, null, Duration.ofSeconds(1)),
                STUCK,
                SILENCE,
                new WesternElectricConfig(List.of(), Duration.ZERO, null, null),
                new NelsonConfig(List.of(), Duration.ZERO, null, null),
                new EwmaConfig(0.2, 2.962, Duration.ZERO, null, null),
                new CusumConfig(0.5, 5, Duration.ZERO, null, null),
                new RandomCutForestConfig(4, 20, 64, 0.005));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void knowsItsKind(DetectorKind kind) {
        assertThat(DetectorConfig.of("a", List.of("*"), kind).kind()).isSameAs(kind);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void itsMemoryTravelsWithoutKryo(DetectorKind kind) {
        try (Detector<?> detector = kind.open()) {
            PojoTestUtils.assertSerializedAsPojoWithoutKryo(detector.memoryType());
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {WindowError.Memory.class, Baseline.class})
    void soDoesTheMemoryOfModelsAndBaselines(Class<?> memory) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(memory);
    }

    @Test
    void spellsItsKindAsTheConfigurationDoes() {
        assertThat(kinds().map(DetectorKind::name))
                .startsWith("novelty", "limits", "rateOfChange", "stuck");
    }

    @Test
    void isOfOneKindAtMost() {
        assertThatThrownBy(() -> config(STUCK, SILENCE))
                .hasMessageContaining("'a' has stuck, silence");
    }

    @Test
    void looksForNoveltyWhereItNamesNothingElse() {
        assertThat(config(null, null).kind()).isEqualTo(NoveltyConfig.standard());
    }

    @Test
    void wantsASeries() {
        assertThatThrownBy(() -> DetectorConfig.of("a", List.of(), SILENCE))
                .hasMessageContaining("series of detector 'a' is empty");
    }

    @ParameterizedTest
    @CsvSource({
        "motor-1/vibration, motor-1/vibration, true",
        "motor-1/vibration, motor-10/vibration, false",
        "motor-*/vibration, motor-10/vibration, true",
        "motor-*/vibration, motor-/vibration, true",
        "motor-*/vibration, motor-1/temperature, false",
        "*/temperature, pump/temperature, true",
        "*, pump/temperature, true",
        "*p*/t*, pump/temperature, true",
        "*p*/t*, rotor/temperature, false",
        "*a*a*, a/b, false",
        "ab*ba, aba, false",
        "motor.1/*, motor-1/vibration, false"
    })
    void watchesTheSeriesItsPatternsName(String pattern, String seriesId, boolean watches) {
        assertThat(DetectorConfig.of("a", List.of("x/y", pattern), SILENCE).watches(seriesId))
                .isEqualTo(watches);
    }

    private static DetectorConfig config(
            @Nullable StuckConfig stuck, @Nullable SilenceConfig silence) {
        return new DetectorConfig(
                "a",
                List.of("*"),
                null,
                null,
                null,
                stuck,
                silence,
                null,
                null,
                null,
                null,
                null,
                null,
                Duration.ZERO,
                Duration.ZERO);
    }
}
