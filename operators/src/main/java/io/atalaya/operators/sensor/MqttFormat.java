package io.atalaya.operators.sensor;

/** What an MQTT message holds. */
public enum MqttFormat {
    /** One value as text, on a topic of its own. */
    PLAIN,
    /** An object with keys. */
    JSON,
    /** Eclipse Sparkplug B. */
    SPARKPLUG_B
}
