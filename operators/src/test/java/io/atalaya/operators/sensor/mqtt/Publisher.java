package io.atalaya.operators.sensor.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import io.atalaya.operators.testing.MosquittoServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What sensors send, sent by the test. */
public final class Publisher implements AutoCloseable {
    private final Mqtt5BlockingClient client;
    private final List<String> seen = new CopyOnWriteArrayList<>();

    private Publisher(Mqtt5BlockingClient client) {
        this.client = client;
    }

    public static Publisher to(MosquittoServer server) {
        Mqtt5BlockingClient client =
                MqttClient.builder()
                        .useMqttVersion5()
                        .serverHost("127.0.0.1")
                        .serverPort(server.port())
                        .buildBlocking();
        client.connect();
        return new Publisher(client);
    }

    public void send(String topic, String text) {
        send(topic, text.getBytes(UTF_8), 1, false);
    }

    void send(String topic, byte[] payload, int qos, boolean retain) {
        client.publishWith()
                .topic(topic)
                .payload(payload)
                .qos(MqttQos.fromCode(qos))
                .retain(retain)
                .send();
    }

    /** Notes the topics of what others send. */
    Publisher listenTo(String filter) {
        client.toAsync()
                .subscribeWith()
                .topicFilter(filter)
                .callback(message -> seen.add(message.getTopic().toString()))
                .send()
                .join();
        return this;
    }

    List<String> seen() {
        return seen;
    }

    @Override
    public void close() {
        client.disconnect();
    }
}
