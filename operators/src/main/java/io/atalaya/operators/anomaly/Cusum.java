package io.atalaya.operators.anomaly;

/**
 * The tabular cumulative sum (Page, Continuous Inspection Schemes, Biometrika 41, 1954; in this
 * form Montgomery, Introduction to Statistical Quality Control, section 9.1): two sums gather what
 * lies beyond k sigmas above and below the mean, and never fall below zero. One beyond h sigmas is
 * out of the ordinary. k = 0.5 and h = 5 alarm wrongly once in 465 independent, normally
 * distributed readings, and find a shift of one sigma after ten.
 *
 * <p>A sum is kept from growing beyond 2 h, so that, however long a drift lasted, the end of it is
 * found after at most h / k ordinary readings. The score is the larger sum, in sigmas.
 */
final class Cusum implements Detector<Cusum.Memory> {
    private static final int MOST_TIMES_LIMIT = 2;

    private final CusumConfig config;
    private final BaselineSource source;

    /**
     * State: the two sums, in sigmas.
     *
     * @param above gathers what is above the mean
     * @param below gathers what is below it
     */
    public record Memory(Baseline baseline, double above, double below) {}

    Cusum(CusumConfig config) {
        this.config = config;
        this.source = config.source();
    }

    @Override
    public Class<Memory> memoryType() {
        return Memory.class;
    }

    @Override
    public Memory fresh(String seriesId) {
        return new Memory(source.begin(), 0, 0);
    }

    @Override
    public Step<Memory> observe(Memory memory, Sample sample) {
        Baseline baseline = memory.baseline();
        if (!baseline.learnt()) {
            return new Step<>(
                    new Memory(source.learn(baseline, sample), 0, 0),
                    Verdict.ordinary(0, config.h(), sample.value()));
        }
        double sigmas = baseline.sigmasOf(sample.value());
        Memory now =
                new Memory(baseline, sum(memory.above(), sigmas), sum(memory.below(), -sigmas));
        return new Step<>(now, verdict(now, sample.value()));
    }

    private double sum(double before, double sigmas) {
        double sum = Math.max(0, before + sigmas - config.k());
        return Math.min(sum, MOST_TIMES_LIMIT * config.h());
    }

    private Verdict verdict(Memory memory, double value) {
        double score = Math.max(memory.above(), memory.below());
        Baseline baseline = memory.baseline();
        Verdict verdict =
                score <= config.h()
                        ? Verdict.ordinary(score, config.h(), value)
                        : Verdict.anomalous(score, config.h(), value, reason(memory));
        return verdict.expecting(baseline.at(-config.k()), baseline.at(config.k()));
    }

    private String reason(Memory memory) {
        boolean up = memory.above() >= memory.below();
        return "drifted "
                + (up ? "up" : "down")
                + " from "
                + Numbers.text(memory.baseline().mean())
                + ": the sum of what is beyond "
                + Numbers.text(config.k())
                + " sigmas is "
                + Numbers.text(up ? memory.above() : memory.below())
                + " sigmas";
    }
}
