package io.atalaya.operators.camera;

import java.time.Instant;
import java.time.InstantSource;

/** How far a file's frames have come in event time; what its health is dated with. */
final class EventTime implements InstantSource {
    private volatile Instant now;

    EventTime(Instant start) {
        this.now = start;
    }

    /** The file's own time zero became known, before its first frame. */
    void atLeast(Instant start) {
        if (now.isBefore(start)) {
            now = start;
        }
    }

    void advanceTo(Instant time) {
        now = time;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
