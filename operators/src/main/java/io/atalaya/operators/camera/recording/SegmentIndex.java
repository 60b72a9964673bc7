package io.atalaya.operators.camera.recording;

import io.atalaya.operators.camera.recording.SegmentFiles.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is on one camera's shelf. A day of short segments is tens of thousands: too many to look at
 * each file whenever one more is put away.
 */
final class SegmentIndex {
    private final TreeMap<SegmentName, Long> bytesByName = new TreeMap<>();
    private long bytes;

    SegmentIndex(List<Stored> there) {
        there.forEach(this::add);
    }

    void add(Stored segment) {
        Long before = bytesByName.put(segment.name(), segment.bytes());
        bytes += segment.bytes() - (before == null ? 0 : before);
    }

    void remove(SegmentName name) {
        Long removed = bytesByName.remove(name);
        bytes -= removed == null ? 0 : removed;
    }

    /** All together. */
    long bytes() {
        return bytes;
    }

    /**
     * Those that ended before a time, and of the others the oldest until the rest is small enough.
     */
    List<SegmentName> outdated(Instant before, long mostBytes) {
        List<SegmentName> outdated = new ArrayList<>();
        long left = bytes;
        for (Map.Entry<SegmentName, Long> one : bytesByName.entrySet()) {
            if (left > mostBytes || one.getKey().end().isBefore(before)) {
                outdated.add(one.getKey());
                left -= one.getValue();
            }
        }
        return outdated;
    }
}
