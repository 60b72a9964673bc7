package io.atalaya.operators.sensor.mqtt;

import java.util.List;

/** What a sensor's messages mean. */
interface MqttDecoder {
    /** The topics on which they come. */
    List<String> topicFilters();

    /** The topics are subscribed to. */
    void opened();

    /** Hands on what a message says; waits while the job is behind. */
    void take(MqttMessage message) throws InterruptedException;
}
