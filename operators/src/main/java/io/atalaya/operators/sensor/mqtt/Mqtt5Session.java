package io.atalaya.operators.sensor.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import io.atalaya.operators.sensor.MqttAcknowledge;
import io.atalaya.operators.sensor.MqttConfig;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A connection by MQTT 5. */
final class Mqtt5Session implements MqttSession {
    /**
     * All that MQTT allows but one: the default is not said, and mosquitto, when it is not asked
     * for more, waits for 20 only.
     */
    private static final int MOST_AWAITED = 65_534;

    private final MqttConfig config;
    private final int keepAliveSeconds;
    private final MqttFailures failures;
    private final Mqtt5BlockingClient client;
    private volatile @Nullable Throwable lostBy;
    private Mqtt5BlockingClient.@Nullable Mqtt5Publishes messages;

    Mqtt5Session(SensorConfig sensor, String clientId, MqttClientTransportConfig transport) {
        this.config = sensor.mqttSettings();
        this.keepAliveSeconds = MqttSession.keepAliveSeconds(sensor);
        this.failures = new MqttFailures(sensor);
        Mqtt5ClientBuilder builder =
                MqttClient.builder()
                        .useMqttVersion5()
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
            Mqtt5Subscribe subscribe =
                    Mqtt5Subscribe.builder().topicFilter(filter).qos(qos).build();
            failures.await(client.toAsync().subscribe(subscribe));
        }
        return resumed;
    }

    private Mqtt5Connect connect() {
        long seconds = config.sessionExpiry().toSeconds();
        Mqtt5ConnectBuilder connect =
                Mqtt5Connect.builder()
                        .cleanStart(seconds == 0)
                        .sessionExpiryInterval(seconds)
                        .keepAlive(keepAliveSeconds);
        if (config.acknowledge() == MqttAcknowledge.CHECKPOINTED) {
            connect = connect.restrictions().receiveMaximum(MOST_AWAITED).applyRestrictions();
        }
        return connect.build();
    }

    @Override
    public Optional<MqttMessage> receive(Duration patience)
            throws SensorException, InterruptedException {
        if (messages == null) {
            throw new IllegalStateException("not open");
        }
        Optional<Mqtt5Publish> received =
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

    private boolean acknowledge(Mqtt5Publish message) {
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
                                Mqtt5Publish.builder()
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
