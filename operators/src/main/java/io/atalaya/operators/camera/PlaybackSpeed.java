package io.atalaya.operators.camera;

/** How fast a file is read. */
public enum PlaybackSpeed {
    AS_FAST_AS_POSSIBLE,
    /** As its timestamps say, like a camera would have sent it. */
    REALTIME
}
