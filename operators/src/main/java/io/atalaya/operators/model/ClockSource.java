package io.atalaya.operators.model;

/** Where a frame's capture time comes from, best first. Every time on a topic states it. */
public enum ClockSource {
    /** The camera's own clock, by an RTCP sender report. */
    RTCP_SENDER_REPORT,
    /** UTC that the camera puts into ONVIF's RTP header extension. */
    ONVIF_UTC,
    /** The clock of the capture device, such as V4L2's. */
    DEVICE,
    /** When the packet reached this machine. */
    ARRIVAL,
    /** The file's own timestamps, counted from its start time. */
    FILE_TIMESTAMP
}
