package io.atalaya.operators.model;

/** How a camera or a sensor does. The words are a camera's; a sensor's frames are its readings. */
public enum HealthStatus {
    /** Frames arrive. */
    ONLINE,
    /** Frames arrive, but not as asked for: the reason says what is missing. */
    DEGRADED,
    /** The connection is lost and is being made again. */
    RECONNECTING,
    /** Given up, or lost for longer than the camera's {@code offlineAfter}. Attempts go on. */
    OFFLINE,
    /** A finite input was read to its end. */
    ENDED
}
