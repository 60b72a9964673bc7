package io.atalaya.operators.model;

/** Whether all that a rule joins was there when it fired. */
public enum JoinStatus {
    COMPLETE,
    SENSOR_LATE,
    SENSOR_MISSING,
    CAMERA_UNHEALTHY
}
