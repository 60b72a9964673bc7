package io.atalaya.operators.anomaly;

import java.io.Serializable;

/** What a detector looks for, as the configuration says it. */
public sealed interface DetectorKind extends Serializable
        permits NoveltyConfig,
                LimitsConfig,
                RateOfChangeConfig,
                StuckConfig,
                SilenceConfig,
                WesternElectricConfig,
                NelsonConfig,
                EwmaConfig,
                CusumConfig,
                RandomCutForestConfig,
                WindowModelConfig {
    /** Makes it ready. What runs a model opens it. */
    Detector<?> open();
}
