package io.atalaya.operators.sensor;

/** Which MQTT a broker speaks. */
public enum MqttVersion {
    /** MQTT 3.1.1. */
    V3,
    /** MQTT 5. */
    V5
}
