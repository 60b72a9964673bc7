package io.atalaya.operators.rule.present;

/**
 * What an area's fact is about. Of facts at the same moment, those of the first kind come first.
 */
public enum FactKind {
    CAMERA_HEALTH,
    SENSOR_HEALTH,
    READING,
    ANOMALY,
    FRAME
}
