package io.atalaya.operators.anomaly;

import io.atalaya.operators.settings.Setting;

/** A pattern of readings is unlike those before, whatever it is; nothing need be known of it. */
public record RandomCutForestConfig(
        @Setting(
                        doc =
                                "How many readings in a row make the pattern that is looked at."
                                        + " More sees longer shapes and needs longer to learn.",
                        defaultValue = "8",
                        min = 1,
                        max = 64)
                int shingle,
        @Setting(
                        doc = "Trees; more are steadier, slower and larger.",
                        defaultValue = "30",
                        min = 10,
                        max = 200)
                int trees,
        @Setting(
                        doc = "Patterns that each tree remembers.",
                        defaultValue = "256",
                        min = 32,
                        max = 2048)
                int sampleSize,
        @Setting(
                        doc = "The share of readings expected to be out of the ordinary.",
                        defaultValue = "0.005",
                        min = 0.0001,
                        max = 0.2)
                double anomalyRate)
        implements DetectorKind {
    public RandomCutForestConfig {
        if (shingle < 1 || trees < 1 || sampleSize < 2) {
            throw new IllegalArgumentException(
                    "shingle and trees must be at least 1 and sampleSize at least 2, got "
                            + shingle
                            + ", "
                            + trees
                            + ", "
                            + sampleSize);
        }
        if (!(anomalyRate > 0 && anomalyRate < 1)) {
            throw new IllegalArgumentException("anomalyRate must be in (0, 1), got " + anomalyRate);
        }
    }

    @Override
    public Detector<?> open() {
        return new CutForest(this);
    }
}
