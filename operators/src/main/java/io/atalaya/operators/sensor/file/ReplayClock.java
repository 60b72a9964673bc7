package io.atalaya.operators.sensor.file;

import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorPosition;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a recording's lines lie in event time, also when it is read again and again. */
final class ReplayClock {
    private static final Duration LONE_LINE = Duration.ofSeconds(1);

    private final SensorConfig config;
    private int pass;
    private long restoredLines;
    private long messages;
    private @Nullable Duration shift;
    private @Nullable Instant first;
    private @Nullable Instant last;

    ReplayClock(SensorConfig config, SensorPosition restored) {
        this.config = config;
        this.pass = restored.pass();
        this.restoredLines = restored.lines();
        this.messages = restored.messages();
        this.shift = restored.shift();
        this.first = restored.first();
        this.last = restored.last();
    }

    /** The instant at which the file's time lies. */
    Instant place(Instant stated) {
        if (shift == null) {
            shift =
                    config.configuredStart()
                            .map(start -> Duration.between(stated, start))
                            .orElse(Duration.ZERO);
        }
        if (first == null) {
            first = stated;
        }
        if (last == null || stated.isAfter(last)) {
            last = stated;
        }
        messages++;
        return stated.plus(shift);
    }

    boolean hasTimes() {
        return first != null;
    }

    /** From the top, one usual interval after the last. */
    void nextPass() {
        if (first == null || last == null || shift == null) {
            throw new IllegalStateException("nothing was read");
        }
        Duration length = Duration.between(first, last);
        Duration interval =
                messages > 1 && !length.isZero() ? length.dividedBy(messages - 1) : LONE_LINE;
        shift = shift.plus(length).plus(interval);
        pass++;
        restoredLines = 0;
        messages = 0;
        first = null;
        last = null;
    }

    /**
     * What to remember to go on behind a line.
     *
     * @param lines read by now; 0 for where a restart begins
     */
    SensorPosition position(long lines) {
        return new SensorPosition(
                pass, lines == 0 ? restoredLines : lines, messages, shift, first, last);
    }
}
