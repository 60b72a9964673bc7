package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * Where a camera's frames went since its first: {@code captured = inferred + skipped + dropped},
 * always.
 *
 * @param captured frames decoded and no longer waiting in the camera's slot
 * @param inferred frames whose result went on
 * @param skipped frames that needed no inference, by reason such as {@code frame-rate-limit}
 * @param dropped frames lost to the pipeline, by reason such as {@code newer-frame}
 */
public record FrameCounts(
        long captured, long inferred, Map<String, Long> skipped, Map<String, Long> dropped) {
    /** A live camera's frame gave way to a newer one because the job was behind. */
    public static final String NEWER_FRAME = "newer-frame";

    /** The camera's {@code maxFramesPerSecond} left this frame out. */
    public static final String FRAME_RATE_LIMIT = "frame-rate-limit";

    /** The model could not be run on this frame; it is among the dead letters. */
    public static final String INFERENCE_FAILED = "inference-failed";

    public FrameCounts {
        requireNonNull(skipped, "skipped is null");
        requireNonNull(dropped, "dropped is null");
    }

    public static FrameCounts none() {
        return new FrameCounts(0, 0, Map.of(), Map.of());
    }
}
