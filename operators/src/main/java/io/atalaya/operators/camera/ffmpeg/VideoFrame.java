package io.atalaya.operators.camera.ffmpeg;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a decoded frame besides its pixels.
 *
 * @param index counts the decoded frames since the video was opened (or a seek), from 0
 * @param time since the zero of the video's own timeline, which need not be its first frame; null
 *     where the container gives none
 * @param widthPx of the upright picture, as is {@code heightPx}
 * @param keyFrame decodable without those before it
 * @param arrivedAt when the packet that completed the frame was read
 * @param sentAt the camera's own clock by RTCP sender reports; null where none came
 */
public record VideoFrame(
        long index,
        @Nullable Duration time,
        int widthPx,
        int heightPx,
        boolean keyFrame,
        Instant arrivedAt,
        @Nullable Instant sentAt) {}
