package io.atalaya.operators.anomaly;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A value that stays the same while samples keep coming: a frozen sensor or transmitter, the
 * "persistence test" of sensor quality control (IOOS QARTOD, flat line test, 2020; WMO-No. 488,
 * appendix VI.2). The first sample that moves away by more than the tolerance ends it. That no
 * samples come is {@link Silence}.
 *
 * <p>The score is for how many seconds the value has been the same.
 */
final class Stuck implements Detector<Stuck.Memory> {
    private final StuckConfig config;

    /**
     * State: the value that later ones are compared with.
     *
     * @param since null before the first sample
     */
    public record Memory(@Nullable Instant since, double value) {}

    Stuck(StuckConfig config) {
        this.config = config;
    }

    @Override
    public Class<Memory> memoryType() {
        return Memory.class;
    }

    @Override
    public Memory fresh(String seriesId) {
        return new Memory(null, 0);
    }

    @Override
    public Step<Memory> observe(Memory memory, Sample sample) {
        Instant since = memory.since();
        double value = sample.value();
        boolean same = since != null && Math.abs(value - memory.value()) <= config.tolerance();
        if (!same) {
            return new Step<>(new Memory(sample.at(), value), verdict(Duration.ZERO, value));
        }
        return new Step<>(memory, verdict(Duration.between(since, sample.at()), value));
    }

    private Verdict verdict(Duration unchanged, double value) {
        double seconds = Numbers.seconds(unchanged);
        double limit = Numbers.seconds(config.forAtLeast());
        return unchanged.compareTo(config.forAtLeast()) < 0
                ? Verdict.ordinary(seconds, limit, value)
                : Verdict.anomalous(
                        seconds,
                        limit,
                        value,
                        "has been " + Numbers.text(value) + " for " + Numbers.text(seconds) + " s");
    }
}
