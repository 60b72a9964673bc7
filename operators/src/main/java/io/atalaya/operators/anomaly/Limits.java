package io.atalaya.operators.anomaly;

import org.jspecify.annotations.Nullable;

/**
 * High, high-high, low and low-low limits with a deadband, as ANSI/ISA-18.2-2016 names the absolute
 * alarms and their deadband: a value beyond a limit is out of the ordinary until it has come back
 * behind the limit by the deadband, so that one that wavers at the limit does not flutter.
 *
 * <p>The score is how far the value is beyond its limit, in the series' unit.
 */
final class Limits implements Detector<Limits.Memory> {
    private final LimitsConfig config;

    /** State: where the last value lay. */
    public record Memory(LimitLevel level) {}

    Limits(LimitsConfig config) {
        this.config = config;
    }

    @Override
    public Class<Memory> memoryType() {
        return Memory.class;
    }

    @Override
    public Memory fresh(String seriesId) {
        return new Memory(LimitLevel.NORMAL);
    }

    @Override
    public Step<Memory> observe(Memory memory, Sample sample) {
        LimitLevel level = level(memory.level(), sample.value());
        return new Step<>(new Memory(level), verdict(level, sample.value()));
    }

    private LimitLevel level(LimitLevel before, double value) {
        if (above(value, config.highHigh(), before == LimitLevel.HIGH_HIGH)) {
            return LimitLevel.HIGH_HIGH;
        }
        if (above(value, config.high(), before.isHigh())) {
            return LimitLevel.HIGH;
        }
        if (below(value, config.lowLow(), before == LimitLevel.LOW_LOW)) {
            return LimitLevel.LOW_LOW;
        }
        boolean wasLow = before == LimitLevel.LOW || before == LimitLevel.LOW_LOW;
        return below(value, config.low(), wasLow) ? LimitLevel.LOW : LimitLevel.NORMAL;
    }

    private boolean above(double value, @Nullable Double limit, boolean already) {
        return limit != null && value > (already ? limit - config.deadband() : limit);
    }

    private boolean below(double value, @Nullable Double limit, boolean already) {
        return limit != null && value < (already ? limit + config.deadband() : limit);
    }

    private Verdict verdict(LimitLevel level, double value) {
        Double limit = limit(level);
        if (limit == null) {
            return Verdict.ordinary(0, 0, value).expecting(lowest(), highest());
        }
        double beyond = level.isHigh() ? value - limit : limit - value;
        String side = level.isHigh() ? " is above the " : " is below the ";
        String reason =
                beyond > 0
                        ? Numbers.text(value) + side + level.spelled() + " limit of "
                        : Numbers.text(value) + " is within the deadband of the limit of ";
        return Verdict.anomalous(beyond, 0, value, reason + Numbers.text(limit))
                .about(level.spelled())
                .expecting(lowest(), highest());
    }

    private @Nullable Double limit(LimitLevel level) {
        return switch (level) {
            case LOW_LOW -> config.lowLow();
            case LOW -> config.low();
            case NORMAL -> null;
            case HIGH -> config.high();
            case HIGH_HIGH -> config.highHigh();
        };
    }

    private @Nullable Double lowest() {
        return config.low() != null ? config.low() : config.lowLow();
    }

    private @Nullable Double highest() {
        return config.high() != null ? config.high() : config.highHigh();
    }
}
