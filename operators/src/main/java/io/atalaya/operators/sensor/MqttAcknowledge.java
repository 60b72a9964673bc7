package io.atalaya.operators.sensor;

/** When an MQTT broker is told that it need not send a message again. */
public enum MqttAcknowledge {
    /** As soon as the job took it. */
    TAKEN,
    /** Once a checkpoint is complete that holds what came of it. */
    CHECKPOINTED
}
