package io.atalaya.console.live;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Protobuf's moments as Java's. */
final class Moments {
    private Moments() {}

    static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}
