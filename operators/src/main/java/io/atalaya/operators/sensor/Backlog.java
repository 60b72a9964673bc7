package io.atalaya.operators.sensor;

import io.atalaya.operators.model.HealthStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a broker may still have what was sent before the start: it sends that first, and if time
 * went on meanwhile, all of it would be late. So it is until the connection stands, and then until
 * something comes that is newer than the start, or nothing for a while.
 */
final class Backlog {
    static final Duration LONGEST_UNTIL_ONLINE = Duration.ofSeconds(10);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private @Nullable Instant start;
    private Instant end = Instant.MAX;
    private boolean read;

    /** Whether the sensor's time is still that of what it sends. */
    boolean isBehind(SensorSignal signal) {
        if (read) {
            return false;
        }
        Instant now = signal.arrivedAt();
        if (start == null) {
            start = now;
            end = now.plus(LONGEST_UNTIL_ONLINE);
        }
        boolean message = signal.kind() == SensorSignal.Kind.MESSAGE;
        boolean online =
                signal.kind() == SensorSignal.Kind.CONNECTION
                        && signal.status() == HealthStatus.ONLINE;
        if (message || online) {
            end = now.plus(LONGEST_PAUSE);
        }
        boolean ofNow = message && !signal.readings().isEmpty() && !signal.at().isBefore(start);
        read = ofNow || !now.isBefore(end);
        return !read;
    }
}
