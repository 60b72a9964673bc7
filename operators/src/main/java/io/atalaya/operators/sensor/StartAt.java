package io.atalaya.operators.sensor;

/** Where a topic is begun to be read by a pipeline that has no checkpoint. */
public enum StartAt {
    /** With what comes from now on. */
    LATEST,
    /** With all that is still kept. */
    EARLIEST
}
