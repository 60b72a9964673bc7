package io.atalaya.operators.anomaly;

/**
 * The chart of the exponentially weighted moving average (Roberts, Control Chart Tests Based on
 * Geometric Moving Averages, Technometrics 1(3), 1959), with its steady limits, mean ± width ·
 * sigma · √(λ / (2 − λ)). λ = 0.2 and a width of 2.962 alarm wrongly once in 500 independent,
 * normally distributed readings (Lucas and Saccucci, Technometrics 32(1), 1990).
 *
 * <p>The score is how far the average is from the mean, in its own sigmas.
 */
final class Ewma implements Detector<Ewma.Memory> {
    private final EwmaConfig config;
    private final BaselineSource source;
    private final double sigmaOfAverage;

    /**
     * State.
     *
     * @param average in the series' sigmas from the mean
     */
    public record Memory(Baseline baseline, double average) {}

    Ewma(EwmaConfig config) {
        this.config = config;
        this.source = config.source();
        this.sigmaOfAverage = Math.sqrt(config.lambda() / (2 - config.lambda()));
    }

    @Override
    public Class<Memory> memoryType() {
        return Memory.class;
    }

    @Override
    public Memory fresh(String seriesId) {
        return new Memory(source.begin(), 0);
    }

    @Override
    public Step<Memory> observe(Memory memory, Sample sample) {
        Baseline baseline = memory.baseline();
        double value = sample.value();
        if (!baseline.learnt()) {
            return new Step<>(
                    new Memory(source.learn(baseline, sample), 0),
                    Verdict.ordinary(0, config.width(), value));
        }
        double average =
                config.lambda() * baseline.sigmasOf(value)
                        + (1 - config.lambda()) * memory.average();
        double limit = config.width() * sigmaOfAverage;
        Verdict verdict =
                verdict(average, value, baseline)
                        .expecting(baseline.at(-limit), baseline.at(limit));
        return new Step<>(new Memory(baseline, average), verdict);
    }

    private Verdict verdict(double average, double value, Baseline baseline) {
        double score = Math.abs(average) / sigmaOfAverage;
        if (score <= config.width()) {
            return Verdict.ordinary(score, config.width(), value);
        }
        String reason =
                "the weighted mean "
                        + Numbers.text(baseline.at(average))
                        + (average > 0 ? " is above " : " is below ")
                        + Numbers.text(
                                baseline.at(
                                        Math.signum(average) * config.width() * sigmaOfAverage));
        return Verdict.anomalous(score, config.width(), value, reason);
    }
}
