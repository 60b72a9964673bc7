package io.atalaya.operators.anomaly;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rate-of-change alarm of ANSI/ISA-18.2-2016: the difference between two samples, divided by
 * the time between them, is beyond a limit. Of samples of one time the last is compared with the
 * next. Noise makes large rates of close samples: a {@code minimumDuration} keeps it out.
 *
 * <p>The score is the rate in the series' unit in the configured time.
 */
final class RateOfChange implements Detector<RateOfChange.Memory> {
    private final RateOfChangeConfig config;

    /**
     * State: the last sample, and the one before it that bears an earlier time.
     *
     * @param at null before the first sample
     */
    public record Memory(
            @Nullable Instant at, double value, @Nullable Instant earlierAt, double earlierValue) {}

    RateOfChange(RateOfChangeConfig config) {
        this.config = config;
    }

    @Override
    public Class<Memory> memoryType() {
        return Memory.class;
    }

    @Override
    public Memory fresh(String seriesId) {
        return new Memory(null, 0, null, 0);
    }

    @Override
    public Step<Memory> observe(Memory memory, Sample sample) {
        boolean sameTime = memory.at() != null && !sample.at().isAfter(memory.at());
        Memory now =
                sameTime
                        ? new Memory(
                                memory.at(),
                                sample.value(),
                                memory.earlierAt(),
                                memory.earlierValue())
                        : new Memory(sample.at(), sample.value(), memory.at(), memory.value());
        return new Step<>(now, verdict(now, sample.value()));
    }

    private Verdict verdict(Memory memory, double value) {
        if (memory.at() == null || memory.earlierAt() == null) {
            return Verdict.ordinary(0, 0, value);
        }
        Duration between = Duration.between(memory.earlierAt(), memory.at());
        double times = Numbers.seconds(between) / Numbers.seconds(config.per());
        double rate = (value - memory.earlierValue()) / times;
        Double limit = rate > 0 ? config.maxRise() : config.maxFall();
        if (limit == null || Math.abs(rate) <= limit) {
            return Verdict.ordinary(Math.abs(rate), limit == null ? 0 : limit, value);
        }
        String reason =
                (rate > 0 ? "rose by " : "fell by ")
                        + Numbers.text(Math.abs(rate))
                        + " in "
                        + Numbers.text(Numbers.seconds(config.per()))
                        + " s, where "
                        + Numbers.text(limit)
                        + " is allowed";
        return Verdict.anomalous(Math.abs(rate), limit, value, reason);
    }
}
