package io.atalaya.operators.sensor;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a sensor was read. Only of a file is there anything to remember: lines of this time
 * round, and how its times become those that go on.
 *
 * @param pass times round that are behind
 * @param lines read in this one, the header and empty ones included
 * @param messages in this time round that had a time
 * @param shift from the file's times to those that go on; null before its first
 * @param first the file's own first time in this round; null before it
 * @param last the file's own last time in this round; null before the first
 */
public record SensorPosition(
        int pass,
        long lines,
        long messages,
        @Nullable Duration shift,
        @Nullable Instant first,
        @Nullable Instant last) {
    /** Before the first line. */
    public static SensorPosition start() {
        return new SensorPosition(0, 0, 0, null, null, null);
    }
}
