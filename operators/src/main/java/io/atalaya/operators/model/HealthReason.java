package io.atalaya.operators.model;

/**
 * Why a camera or a sensor is in its state. The first four are named after ONVIF's tamper and
 * signal events.
 */
public enum HealthReason {
    NONE,
    SIGNAL_LOSS,
    IMAGE_TOO_DARK,
    IMAGE_TOO_BRIGHT,
    GLOBAL_SCENE_CHANGE,
    /** A GPU was asked for and the model runs on the CPU. */
    CPU_FALLBACK,
    /** Hardware decoding was asked for and frames are decoded by software. */
    SOFTWARE_DECODING,
    /** The address answers, but not with what was expected. */
    PROTOCOL_ERROR,
    /** The camera refuses the credentials. */
    UNAUTHORIZED,
    /** Nothing arrived for longer than the read timeout. */
    TIMEOUT,
    /** The stream was there and cannot be decoded. */
    UNDECODABLE,
    /** The sensor sends nothing new for longer than it should. */
    SILENT,
    /** The sensor's clock jumped, or is far from this machine's. */
    CLOCK_JUMP,
    /** The sensor sends what cannot be read, such as NaN or a message of another form. */
    BAD_VALUES,
    /** Frames arrive, but the camera's video cannot be kept: the disk is full, broken or slow. */
    RECORDING_FAILED
}
