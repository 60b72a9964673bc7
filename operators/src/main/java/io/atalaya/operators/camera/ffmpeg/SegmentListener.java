package io.atalaya.operators.camera.ffmpeg;

/** Takes finished segments, at once and without waiting. */
public interface SegmentListener {
    void segment(EncodedSegment segment);

    /**
     * The video cannot be recorded.
     *
     * @param detail one sentence for people
     */
    void unrecordable(String detail);
}
