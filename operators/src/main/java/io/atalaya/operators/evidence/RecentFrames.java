package io.atalaya.operators.evidence;

import io.atalaya.operators.model.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * What was found in the cameras' last frames, so that a snapshot has boxes. In memory only: after a
 * restart a snapshot may have none. Any thread.
 */
final class RecentFrames {
    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final int MOST = 2000;

    /** Farther away, boxes would lie beside what they are about. */
    private static final Duration NEAR = Duration.ofMillis(500);

    private final Map<String, ConcurrentSkipListMap<Instant, Frame>> cameras =
            new ConcurrentHashMap<>();

    void add(Frame frame) {
        var frames =
                cameras.computeIfAbsent(
                        frame.info().cameraId(), camera -> new ConcurrentSkipListMap<>());
        Instant at = frame.info().capturedAt();
        frames.put(at, frame);
        frames.headMap(at.minus(KEPT)).clear();
        while (frames.size() > MOST) {
            frames.pollFirstEntry();
        }
    }

    /** The frame of that moment, null where it is not known. */
    @Nullable Frame nearest(String cameraId, Instant at) {
        var frames = cameras.get(cameraId);
        if (frames == null) {
            return null;
        }
        Frame before = valueOf(frames.floorEntry(at));
        Frame after = valueOf(frames.ceilingEntry(at));
        Frame nearest = distance(before, at).compareTo(distance(after, at)) <= 0 ? before : after;
        return distance(nearest, at).compareTo(NEAR) <= 0 ? nearest : null;
    }

    private static @Nullable Frame valueOf(Map.@Nullable Entry<Instant, Frame> entry) {
        return entry == null ? null : entry.getValue();
    }

    private static Duration distance(@Nullable Frame frame, Instant at) {
        return frame == null
                ? Duration.ofDays(1)
                : Duration.between(frame.info().capturedAt(), at).abs();
    }
}
