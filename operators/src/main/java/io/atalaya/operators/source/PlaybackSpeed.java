package io.atalaya.operators.source;

/** How fast a file is read. */
public enum PlaybackSpeed {
    AS_FAST_AS_POSSIBLE,
    /** As its timestamps say, as the camera or the sensor would have sent it. */
    REALTIME
}
