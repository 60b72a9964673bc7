package io.atalaya.operators.anomaly;

import java.util.ArrayList;
import java.util.List;

/**
 * A control chart read by rules about runs: those of Western Electric (Statistical Quality Control
 * Handbook, 1956) or of Nelson (The Shewhart Control Chart: Tests for Special Causes, Journal of
 * Quality Technology 16(4), 1984). With independent, normally distributed readings rule 1 alone
 * alarms wrongly once in 370 readings, all four of Western Electric once in 92 (Champ and Woodall,
 * 1987). What is learnt is the series' own spread, so readings must not hang together much: average
 * or thin out a series that is read faster than it can change.
 *
 * <p>The score is how many readings agree, or for a reading beyond 3 sigmas how many sigmas.
 */
final class RunRules implements Detector<RunRules.Memory> {
    private static final double LIMIT_SIGMAS = 3;

    private final List<ChartRule> rules;
    private final BaselineSource source;
    private final int kept;

    /**
     * State.
     *
     * @param sigmas the latest samples in sigmas from the mean, oldest first
     */
    public record Memory(Baseline baseline, List<Double> sigmas) {}

    RunRules(List<ChartRule> rules, BaselineSource source) {
        this.rules = List.copyOf(rules);
        this.source = source;
        this.kept = rules.stream().mapToInt(ChartRule::samples).max().orElseThrow();
    }

    @Override
    public Class<Memory> memoryType() {
        return Memory.class;
    }

    @Override
    public Memory fresh(String seriesId) {
        return new Memory(source.begin(), List.of());
    }

    @Override
    public Step<Memory> observe(Memory memory, Sample sample) {
        Baseline baseline = memory.baseline();
        if (!baseline.learnt()) {
            return new Step<>(
                    new Memory(source.learn(baseline, sample), List.of()),
                    Verdict.ordinary(0, LIMIT_SIGMAS, sample.value()));
        }
        List<Double> sigmas = new ArrayList<>(memory.sigmas());
        if (sigmas.size() == kept) {
            sigmas.remove(0);
        }
        sigmas.add(baseline.sigmasOf(sample.value()));
        Verdict verdict =
                verdict(sigmas, sample.value())
                        .expecting(baseline.at(-LIMIT_SIGMAS), baseline.at(LIMIT_SIGMAS));
        return new Step<>(new Memory(baseline, sigmas), verdict);
    }

    private Verdict verdict(List<Double> sigmas, double value) {
        double newest = Math.abs(sigmas.get(sigmas.size() - 1));
        for (ChartRule rule : rules) {
            if (rule.isBroken(sigmas)) {
                boolean single = rule == ChartRule.ONE_BEYOND_3_SIGMA;
                return Verdict.anomalous(
                        single ? newest : rule.samples(),
                        single ? LIMIT_SIGMAS : rule.samples(),
                        value,
                        rule.description());
            }
        }
        return Verdict.ordinary(newest, LIMIT_SIGMAS, value);
    }
}
