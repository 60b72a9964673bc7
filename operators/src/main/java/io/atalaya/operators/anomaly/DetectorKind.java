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
    /** As the configuration spells it: {@code rateOfChange}. */
    default String name() {
        String type = getClass().getSimpleName().replace("Config", "");
        return Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    /** Makes it ready. What runs a model opens it. */
    Detector<?> open();
}
