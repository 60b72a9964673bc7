package io.atalaya.operators.sensor.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3Connect;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscribe;
import io.atalaya.operators.sensor.MqttConfig;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A connection by MQTT 3.1.1. */
final class Mqtt3Session implements MqttSession {
    private final MqttConfig config;
    private final int keepAliveSeconds;
    private final MqttFailures failures;
    private final Mqtt3BlockingClient client;
    private volatile @Nullable Throwable lostBy;
    private Mqtt3BlockingClient.@Nullable Mqtt3Publishes messages;

    Mqtt3Session(SensorConfig sensor, String clientId, MqttClientTransportConfig transport) {
        this.config = sensor.mqttSettings();
        this.keepAliveSeconds = MqttSession.keepAliveSeconds(sensor);
        this.failures = new MqttFailures(sensor);
        Mqtt3ClientBuilder builder =
                MqttClient.builder()
                        .useMqttVersion3()
                        .identifier(clientId)
                        .transportConfig(transport)
                        .addDisconnectedListener(context -> lostBy = context.getCause());
        String username = config.username();
        if (username != null) {
            String password = Objects.requireNonNullElse(config.password(), "");
            builder =
                    builder.simpleAuth()
                            .username(username)
                            .password(password.getBytes(UTF_8))
                            .applySimpleAuth();
        }
        this.client = builder.buildBlocking();
    }

    @Override
    public boolean open(List<String> topicFilters) throws SensorException, InterruptedException {
        // Before connecting: what the broker kept for us comes at once.
        messages = client.publishes(MqttGlobalPublishFilter.ALL, true);
        boolean resumed = failures.await(client.toAsync().connect(connect())).isSessionPresent();
        MqttQos qos = Objects.requireNonNull(MqttQos.fromCode(config.qos()), "no such QoS");
        for (String filter : topicFilters) {
            Mqtt3Subscribe subscribe =
                    Mqtt3Subscribe.builder().topicFilter(filter).qos(qos).build();
            failures.await(client.toAsync().subscribe(subscribe));
        }
        return resumed;
    }

    private Mqtt3Connect connect() {
        return Mqtt3Connect.builder()
                .cleanSession(config.sessionExpiry().isZero())
                .keepAlive(keepAliveSeconds)
                .build();
    }

    @Override
    public Optional<MqttMessage> receive(Duration patience)
            throws SensorException, InterruptedException {
        if (messages == null) {
            throw new IllegalStateException("not open");
        }
        Optional<Mqtt3Publish> received =
                messages.receive(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (received.isEmpty() && !client.getState().isConnected()) {
            throw failures.describe(lostBy);
        }
        return received.map(
                message ->
                        new MqttMessage(
                                message.getTopic().toString(),
                                message.getPayloadAsBytes(),
                                message.isRetain(),
                                message.getQos() != MqttQos.AT_MOST_ONCE,
                                () -> acknowledge(message)));
    }

    private boolean acknowledge(Mqtt3Publish message) {
        // After the connection was lost the broker sends it again, whatever is said now.
        boolean connected = client.getState().isConnected();
        if (connected) {
            message.acknowledge();
        }
        return connected;
    }

    @Override
    public void publish(String topic, byte[] payload) {
        // Nobody waits: where it gets lost it is asked again.
        var unused =
                client.toAsync()
                        .publish(
                                Mqtt3Publish.builder()
                                        .topic(topic)
                                        .payload(payload)
                                        .qos(MqttQos.AT_MOST_ONCE)
                                        .build());
    }

    @Override
    public void close() {
        // What comes while nobody asks for messages any more, the client acknowledges by itself.
        var unused = client.toAsync().disconnect().whenComplete((done, failed) -> letGo());
    }

    private void letGo() {
        if (messages != null) {
            messages.close();
        }
    }
}
