package io.atalaya.operators.alarm;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.Command;
import java.time.Instant;
import java.util.List;

/** The alarm stage's clock: what time it is, and when the stage wants to be called. */
final class AlarmTime {
    private static final long MINUTE_MILLIS = 60_000;

    /** Where event time is so far from the operators' clocks, it is not today's. */
    private static final long RECORDING_MILLIS = 60 * MINUTE_MILLIS;

    private AlarmTime() {}

    /** Before the first fact none has passed; at the end of finite inputs it says for ever. */
    static boolean isKnown(long watermark) {
        return watermark != Long.MIN_VALUE && watermark != Long.MAX_VALUE;
    }

    /** What is done while a recording is played is done in its time, else shelves would not end. */
    static Instant of(Command command, long watermark) {
        long at = command.at().toEpochMilli();
        boolean recording = isKnown(watermark) && Math.abs(at - watermark) > RECORDING_MILLIS;
        return recording ? Instant.ofEpochMilli(watermark) : command.at();
    }

    /** When to be called because of this alarm: at the end of its shelf, and for tidying up. */
    static List<Long> callsFor(Alert alert) {
        long tick = tickAfter(alert.handling().changedAt().toEpochMilli());
        Instant shelvedUntil = alert.handling().shelvedUntil();
        return shelvedUntil == null ? List.of(tick) : List.of(tick, shelvedUntil.toEpochMilli());
    }

    /** What tidies up and what counts is done once a minute, while there is something. */
    static long tickAfter(long millis) {
        return (Math.floorDiv(millis, MINUTE_MILLIS) + 1) * MINUTE_MILLIS;
    }
}
