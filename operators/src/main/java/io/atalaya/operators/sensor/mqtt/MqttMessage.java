package io.atalaya.operators.sensor.mqtt;

/**
 * What a broker handed over.
 *
 * @param retained the broker kept it from before we subscribed
 * @param holdable whether the broker waits for our word that it was taken
 * @param acknowledge gives that word
 */
// Nobody compares messages.
@SuppressWarnings("ArrayRecordComponent")
record MqttMessage(
        String topic, byte[] payload, boolean retained, boolean holdable, Runnable acknowledge) {}
