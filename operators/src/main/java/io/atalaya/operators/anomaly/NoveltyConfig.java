package io.atalaya.operators.anomaly;

import io.atalaya.operators.settings.Setting;

/** A series goes where it has not been: the detector that is taken where none is named. */
public record NoveltyConfig(
        @Setting(
                        doc =
                                "How far beyond all that is remembered it must go, as a share of"
                                        + " the range. Less finds more and alarms wrongly more"
                                        + " often.",
                        defaultValue = "0.02",
                        min = 0)
                double tolerance,
        @Setting(
                        doc = "How many readings are remembered.",
                        defaultValue = "8000",
                        min = 320,
                        max = 1000000)
                int memory,
        @Setting(
                        doc =
                                "How many numbers it must know of value, level and change of level"
                                        + " each before it tells anything of them.",
                        defaultValue = "150",
                        min = 20,
                        max = 1000000)
                int learn,
        @Setting(
                        doc = "After how many readings without anything new it has ended.",
                        defaultValue = "25",
                        min = 1,
                        max = 100000)
                int hold)
        implements DetectorKind {
    public NoveltyConfig {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("tolerance must be at least 0, got " + tolerance);
        }
        if (memory < Novelty.BLOCKS || learn < 1 || hold < 1) {
            throw new IllegalArgumentException(
                    "memory must be at least "
                            + Novelty.BLOCKS
                            + ", learn and hold at least 1, got "
                            + memory
                            + ", "
                            + learn
                            + ", "
                            + hold);
        }
    }

    /** With every setting at its default. */
    public static NoveltyConfig standard() {
        return new NoveltyConfig(0.02, 8000, 150, 25);
    }

    @Override
    public Detector<?> open() {
        return new Novelty(this);
    }
}
