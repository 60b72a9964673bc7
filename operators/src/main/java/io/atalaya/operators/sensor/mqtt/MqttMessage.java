package io.atalaya.operators.sensor.mqtt;

import java.util.function.BooleanSupplier;

/**
 * What a broker handed over.
 *
 * @param retained the broker kept it from before we subscribed
 * @param holdable whether the broker waits for our word that it was taken
 * @param acknowledgement gives that word; false where the connection is lost, so that it comes
 *     again
 */
// Nobody compares messages.
@SuppressWarnings("ArrayRecordComponent")
record MqttMessage(
        String topic,
        byte[] payload,
        boolean retained,
        boolean holdable,
        BooleanSupplier acknowledgement) {
    /** Gives the word, if it can be given. */
    void acknowledge() {
        var unused = acknowledgement.getAsBoolean();
    }

    MqttMessage acknowledgedBy(BooleanSupplier other) {
        return new MqttMessage(topic, payload, retained, holdable, other);
    }
}
