package io.atalaya.operators.sensor.mqtt;

import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One connection to a broker, in the words that both versions of MQTT share. */
interface MqttSession extends AutoCloseable {
    /**
     * How often the broker is asked whether it is there. One that hangs keeps its connections, and
     * is only found out by what it does not answer: so within twice the time in which it must.
     */
    static int keepAliveSeconds(SensorConfig sensor) {
        return (int) Math.max(1, sensor.connectTimeout().toSeconds());
    }

    /** Connects and subscribes; whether the broker goes on with the session before. */
    boolean open(List<String> topicFilters) throws SensorException, InterruptedException;

    /**
     * Waits for the next message.
     *
     * @throws SensorException where the connection is lost
     */
    Optional<MqttMessage> receive(Duration patience) throws SensorException, InterruptedException;

    /** Sends without waiting; for requests that are repeated where they are not answered. */
    void publish(String topic, byte[] payload);

    /** Idempotent. */
    @Override
    void close();
}
