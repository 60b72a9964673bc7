package io.atalaya.operators.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.atalaya.operators.inference.WindowModel;
import io.atalaya.operators.model.ModelInfo;
import io.atalaya.operators.testing.Material;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowErrorTest {
    private static final ModelInfo INFO = new ModelInfo("zeros", "", "", "fp32", "CPU", "");

    /** Rebuilds every window as zeros, so that the error is the window's own root mean square. */
    private static final class Zeros implements WindowModel {
        private boolean closed;

        @Override
        public int length() {
            return 2;
        }

        @Override
        public ModelInfo info() {
            return INFO;
        }

        @Override
        public float[] run(float[] window) {
            return new float[window.length];
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static WindowModelConfig config(@Nullable Double threshold) {
        return new WindowModelConfig("a.onnx", 10, 2, threshold, Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"17.9, false", "18, false", "18.1, true", "1.9, true"})
    void isOutOfTheOrdinaryBeyondTheThreshold(double value, boolean anomalous) {
        // Scaled, the window is [3, 4]: the root of 25 / 2.
        Series<?> series = Series.of(new WindowError(config(Math.sqrt(12.5) + 1e-9), new Zeros()));
        series.feed(16);

        Verdict verdict = series.feed(value);

        assertThat(verdict.anomalous()).isEqualTo(anomalous);
    }

    @Test
    void saysNothingBeforeTheWindowIsFull() {
        Series<?> series = Series.of(new WindowError(config(0.1), new Zeros()));

        assertThat(series.feed(1000).anomalous()).isFalse();
        assertThat(series.feed(10).anomalous()).isTrue();
    }

    @Test
    void learnsTheThresholdFromTheErrorsAtFirst() {
        Series<?> series = Series.of(new WindowError(config(null), new Zeros()));
        for (int i = 0; i < 41; i++) {
            assertThat(series.feed(i % 2 == 0 ? 12 : 8.4).anomalous()).isFalse();
        }

        Verdict verdict = series.feed(15);

        assertThat(verdict.anomalous()).isTrue();
        // Each window so far was [1, -0.8] or its reverse.
        assertThat(verdict.threshold()).isCloseTo(Math.sqrt(1.64 / 2), within(1e-4));
    }

    @Test
    void tellsItsModelAndGivesItBack() {
        Zeros model = new Zeros();
        WindowError detector = new WindowError(config(1.0), model);

        detector.close();

        assertThat(detector.model()).contains(INFO);
        assertThat(model.closed).isTrue();
    }

    @Test
    void runsARealAutoencoder() {
        String file = Material.file("models/toy_autoencoder.onnx").toString();
        WindowModelConfig config = new WindowModelConfig(file, 0, 1, null, Duration.ZERO);
        try (Detector<?> detector = config.open()) {
            Series<?> series = Series.of(detector);
            for (int i = 0; i < 60; i++) {
                assertThat(series.feed(0.5 + 0.01 * (i % 3)).anomalous()).isFalse();
            }

            assertThat(series.feed(500).anomalous()).isTrue();
            assertThat(detector.model())
                    .hasValueSatisfying(model -> assertThat(model.sha256()).hasSize(64));
        }
    }

    @Test
    void refusesScalesThatMakeNoSense() {
        assertThatThrownBy(() -> new WindowModelConfig("a.onnx", 0, 0, null, Duration.ZERO))
                .hasMessageContaining("scale");
    }
}
