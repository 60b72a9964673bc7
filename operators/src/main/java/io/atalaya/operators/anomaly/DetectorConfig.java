package io.atalaya.operators.anomaly;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One detector: one kind, or the default, on one or more series, each with a state of its own. */
public record DetectorConfig(
        @Setting(doc = "Names the detector in anomalies and rules; unique.", example = "bearing")
                String name,
        @Setting(
                        doc =
                                "The series it watches, each sensor/value. A * stands for any part"
                                        + " of a name.",
                        required = true,
                        example = "[motor-1/vibration, pump-*/pressure]")
                List<String> series,
        @Setting(
                        doc =
                                "A series goes where it has not been. This is what a detector looks"
                                        + " for that names nothing else.")
                @Nullable NoveltyConfig novelty,
        @Setting(doc = "A value is beyond a limit.") @Nullable LimitsConfig limits,
        @Setting(doc = "A value rises or falls too fast.")
                @Nullable RateOfChangeConfig rateOfChange,
        @Setting(doc = "A value stays the same for too long.") @Nullable StuckConfig stuck,
        @Setting(doc = "No reading comes any more.") @Nullable SilenceConfig silence,
        @Setting(doc = "A rule of the Western Electric handbook is broken.")
                @Nullable WesternElectricConfig westernElectric,
        @Setting(doc = "One of Nelson's rules is broken.") @Nullable NelsonConfig nelson,
        @Setting(doc = "The weighted mean of the latest values leaves its limits.")
                @Nullable EwmaConfig ewma,
        @Setting(doc = "A value has drifted, by little but for long.") @Nullable CusumConfig cusum,
        @Setting(doc = "A pattern is unlike those before, as a random cut forest sees it.")
                @Nullable RandomCutForestConfig randomCutForest,
        @Setting(doc = "An autoencoder in ONNX cannot rebuild the latest readings.")
                @Nullable WindowModelConfig windowModel,
        @Setting(
                        doc = "For how long it must be out of the ordinary before it is told.",
                        defaultValue = "0s",
                        min = 0)
                Duration minimumDuration,
        @Setting(
                        doc =
                                "For how long it must be ordinary again before it has ended; a"
                                        + " relapse within that time is the same anomaly.",
                        defaultValue = "0s",
                        min = 0)
                Duration clearAfter)
        implements Serializable {
    public DetectorConfig {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is empty; give the detector a name");
        }
        series = List.copyOf(series);
        if (series.isEmpty()) {
            throw new IllegalArgumentException(
                    "series of detector '" + name + "' is empty; name at least one, or '*'");
        }
        if (minimumDuration.isNegative() || clearAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "minimumDuration and clearAfter must not be negative, got "
                            + minimumDuration
                            + ", "
                            + clearAfter);
        }
        List<DetectorKind> kinds =
                kinds(
                        novelty,
                        limits,
                        rateOfChange,
                        stuck,
                        silence,
                        westernElectric,
                        nelson,
                        ewma,
                        cusum,
                        randomCutForest,
                        windowModel);
        if (kinds.size() > 1) {
            throw new IllegalArgumentException(
                    "a detector is of one kind; detector '"
                            + name
                            + "' has "
                            + kinds.stream()
                                    .map(DetectorKind::name)
                                    .collect(Collectors.joining(", "))
                            + ". Leave all but one out, or make a detector of each");
        }
    }

    /** A detector of this kind that tells at once, with all that it is not asked for left out. */
    public static DetectorConfig of(String name, List<String> series, DetectorKind kind) {
        return new DetectorConfig(
                name,
                series,
                kind instanceof NoveltyConfig novelty ? novelty : null,
                kind instanceof LimitsConfig limits ? limits : null,
                kind instanceof RateOfChangeConfig rate ? rate : null,
                kind instanceof StuckConfig stuck ? stuck : null,
                kind instanceof SilenceConfig silence ? silence : null,
                kind instanceof WesternElectricConfig rules ? rules : null,
                kind instanceof NelsonConfig rules ? rules : null,
                kind instanceof EwmaConfig ewma ? ewma : null,
                kind instanceof CusumConfig cusum ? cusum : null,
                kind instanceof RandomCutForestConfig forest ? forest : null,
                kind instanceof WindowModelConfig model ? model : null,
                Duration.ZERO,
                Duration.ZERO);
    }

    /** The same, told when it has lasted, and ended when it has been over for so long. */
    public DetectorConfig withDurations(Duration minimumDuration, Duration clearAfter) {
        return new DetectorConfig(
                name,
                series,
                novelty,
                limits,
                rateOfChange,
                stuck,
                silence,
                westernElectric,
                nelson,
                ewma,
                cusum,
                randomCutForest,
                windowModel,
                minimumDuration,
                clearAfter);
    }

    public DetectorKind kind() {
        List<DetectorKind> kinds =
                kinds(
                        novelty,
                        limits,
                        rateOfChange,
                        stuck,
                        silence,
                        westernElectric,
                        nelson,
                        ewma,
                        cusum,
                        randomCutForest,
                        windowModel);
        return kinds.isEmpty() ? NoveltyConfig.standard() : kinds.get(0);
    }

    boolean watches(String seriesId) {
        return series.stream().anyMatch(pattern -> SeriesPattern.matches(pattern, seriesId));
    }

    private static List<DetectorKind> kinds(@Nullable DetectorKind... given) {
        return Stream.of(given).filter(Objects::nonNull).toList();
    }
}
