package io.atalaya.operators.camera.ffmpeg;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of a camera's video that begins with a picture of its own, as a fragmented MP4.
 *
 * @param start event time of the zero of the times in it; where a camera sends pictures in another
 *     order than they are shown, the first one comes a moment later
 */
// Handed on once to be written, and never compared.
@SuppressWarnings("ArrayRecordComponent")
public record EncodedSegment(Instant start, Duration length, byte[] mp4) {
    public EncodedSegment {
        requireNonNull(start, "start is null");
        requireNonNull(length, "length is null");
        requireNonNull(mp4, "mp4 is null");
    }
}
