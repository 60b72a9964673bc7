package io.atalaya.operators.model;

/** What happened between an object and a zone or a line. */
public enum ZoneEventType {
    ENTER,
    /** Still inside, each time the zone's dwell interval has passed. */
    DWELL,
    LEAVE,
    /** A line was crossed. */
    CROSS
}
