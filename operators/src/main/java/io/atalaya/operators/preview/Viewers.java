package io.atalaya.operators.preview;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/** Which cameras somebody looks at, and until when. Any thread. */
final class Viewers {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String ALL_CAMERAS = "";

    private final ConcurrentHashMap<String, Long> untilNanos = new ConcurrentHashMap<>();

    /**
     * Somebody asks for previews from now on.
     *
     * @param cameraId empty for every camera
     */
    void ask(String cameraId, Duration wantedFor, long nowNanos) {
        Duration granted = wantedFor.compareTo(LONGEST) > 0 ? LONGEST : wantedFor;
        if (granted.isNegative()) {
            return;
        }
        untilNanos.merge(
                cameraId,
                nowNanos + granted.toNanos(),
                (before, after) -> after - before > 0 ? after : before);
    }

    boolean lookAt(String cameraId, long nowNanos) {
        // The usual case on the hot path: nobody looks at anything.
        return !untilNanos.isEmpty()
                && (isBefore(nowNanos, cameraId) || isBefore(nowNanos, ALL_CAMERAS));
    }

    private boolean isBefore(long nowNanos, String cameraId) {
        Long until = untilNanos.get(cameraId);
        return until != null && nowNanos - until < 0;
    }
}
