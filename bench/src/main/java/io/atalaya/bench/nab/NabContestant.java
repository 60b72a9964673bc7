package io.atalaya.bench.nab;

import io.atalaya.operators.anomaly.CusumConfig;
import io.atalaya.operators.anomaly.DetectorConfig;
import io.atalaya.operators.anomaly.DetectorKind;
import io.atalaya.operators.anomaly.EwmaConfig;
import io.atalaya.operators.anomaly.NelsonConfig;
import io.atalaya.operators.anomaly.NoveltyConfig;
import io.atalaya.operators.anomaly.RandomCutForestConfig;
import io.atalaya.operators.anomaly.WesternElectricConfig;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The detectors that need to know nothing of a series before, each with one set of parameters for
 * all series. Limits and the like are not among them: they are set for a series by somebody who
 * knows it. A pipeline's own detectors can take part whatever their kind.
 *
 * @param clearAfter for how long it must be ordinary before a detection counts as another
 */
record NabContestant(String name, DetectorKind kind, Duration clearAfter) {
    private static final Duration BASELINE = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofHours(4);

    static List<NabContestant> all() {
        return List.of(
                new NabContestant("novelty", NoveltyConfig.standard(), Duration.ZERO),
                new NabContestant(
                        "randomCutForest", new RandomCutForestConfig(8, 30, 256, 0.005), PAUSE),
                new NabContestant("ewma", new EwmaConfig(0.2, 6, BASELINE, null, null), PAUSE),
                new NabContestant("cusum", new CusumConfig(1, 20, BASELINE, null, null), PAUSE),
                new NabContestant(
                        "westernElectric",
                        new WesternElectricConfig(List.of(1), BASELINE, null, null),
                        PAUSE),
                new NabContestant(
                        "nelson", new NelsonConfig(List.of(), BASELINE, null, null), PAUSE));
    }

    /** A detector as a pipeline has it. */
    static NabContestant of(DetectorConfig detector) {
        return new NabContestant(detector.name(), detector.kind(), detector.clearAfter());
    }

    static Optional<NabContestant> byName(String name) {
        return all().stream().filter(contestant -> contestant.name().equals(name)).findFirst();
    }

    static String names() {
        return String.join(
                ", ",
                Arrays.asList(all().stream().map(NabContestant::name).toArray(String[]::new)));
    }
}
