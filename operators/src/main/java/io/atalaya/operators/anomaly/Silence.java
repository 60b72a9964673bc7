package io.atalaya.operators.anomaly;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * No sample for too long: the "gap test" of sensor quality control (IOOS QARTOD, timing/gap test,
 * 2020). It asks to be woken and so needs no sample to notice; the next sample ends it. A series
 * that never had one is not silent: whether a sensor is there at all is its health.
 *
 * <p>The score is how many seconds the pause has lasted.
 */
final class Silence implements Detector<Silence.Memory> {
    private final SilenceConfig config;

    /**
     * State: the last sample.
     *
     * @param lastAt null before the first
     * @param told whether it was woken since
     */
    public record Memory(@Nullable Instant lastAt, double lastValue, boolean told) {}

    Silence(SilenceConfig config) {
        this.config = config;
    }

    @Override
    public Class<Memory> memoryType() {
        return Memory.class;
    }

    @Override
    public Memory fresh(String seriesId) {
        return new Memory(null, 0, false);
    }

    @Override
    public Step<Memory> observe(Memory memory, Sample sample) {
        return new Step<>(
                new Memory(sample.at(), sample.value(), false),
                Verdict.ordinary(0, Numbers.seconds(config.after()), sample.value()));
    }

    @Override
    public Optional<Instant> wakeAt(Memory memory) {
        return memory.lastAt() == null || memory.told()
                ? Optional.empty()
                : Optional.of(memory.lastAt().plus(config.after()));
    }

    @Override
    public Step<Memory> wake(Memory memory, Instant now) {
        Instant lastAt = memory.lastAt();
        if (lastAt == null) {
            return Detector.super.wake(memory, now);
        }
        double seconds = Numbers.seconds(Duration.between(lastAt, now));
        return new Step<>(
                new Memory(lastAt, memory.lastValue(), true),
                Verdict.anomalous(
                        seconds,
                        Numbers.seconds(config.after()),
                        memory.lastValue(),
                        "no reading for " + Numbers.text(seconds) + " s"));
    }
}
