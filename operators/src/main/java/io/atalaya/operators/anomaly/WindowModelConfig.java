package io.atalaya.operators.anomaly;

import io.atalaya.operators.inference.WindowModels;
import io.atalaya.operators.settings.Setting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An autoencoder cannot rebuild the latest readings. */
public record WindowModelConfig(
        @Setting(
                        doc =
                                "Path of the ONNX model: takes [N, length] numbers and gives as many"
                                        + " back.",
                        example = "models/bearing.onnx")
                String file,
        @Setting(doc = "Subtracted from each reading before the model sees it.", defaultValue = "0")
                double offset,
        @Setting(
                        doc =
                                "What each reading is divided by after that; as in the model's"
                                        + " training.",
                        defaultValue = "1")
                double scale,
        @Setting(
                        doc =
                                "The error, a root mean square in the model's numbers, beyond which"
                                        + " it is out of the ordinary. Left out: learnt, the mean"
                                        + " and 4 sigmas of the errors at first.",
                        min = 0,
                        example = "0.2")
                @Nullable Double threshold,
        @Setting(
                        doc =
                                "How long the errors are learnt, where threshold is left out; from"
                                        + " at least 20 readings. All should be well then.",
                        defaultValue = "10m",
                        min = 0)
                Duration baseline)
        implements DetectorKind {
    public WindowModelConfig {
        if (file.isBlank()) {
            throw new IllegalArgumentException("file is empty; name the ONNX model");
        }
        if (!(scale != 0) || !Double.isFinite(scale)) {
            throw new IllegalArgumentException("scale must be a number other than 0, got " + scale);
        }
        if (threshold != null && !(threshold >= 0)) {
            throw new IllegalArgumentException("threshold must be at least 0, got " + threshold);
        }
        if (baseline.isNegative()) {
            throw new IllegalArgumentException("baseline must not be negative, got " + baseline);
        }
    }

    @Override
    public Detector<?> open() {
        return new WindowError(this, WindowModels.open(file));
    }
}
