package io.atalaya.operators.sensor.mqtt;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfigBuilder;
import io.atalaya.operators.sensor.MqttAcknowledge;
import io.atalaya.operators.sensor.MqttConfig;
import io.atalaya.operators.sensor.MqttFormat;
import io.atalaya.operators.sensor.MqttVersion;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorConnection;
import io.atalaya.operators.sensor.SensorException;
import io.atalaya.operators.sensor.SensorFeed;
import io.atalaya.operators.sensor.SensorUrl;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A sensor behind an MQTT broker, by a client of its own.
 *
 * <p>What was sent with a quality of service above 0 is acknowledged when the job takes it: while
 * the job is behind, the broker keeps the rest, and what was not taken comes again after the
 * connection was lost, or after the process was stopped, as long as the broker keeps the session.
 * Where it is acknowledged with checkpoints, what was taken after the last one comes again after
 * the process was killed; else it is lost then. With 0 nobody can hold anything back: what finds
 * the queue full is dropped and counted.
 */
public final class MqttSensor implements SensorConnection {
    private static final int USUAL_PORT = 1883;
    private static final int USUAL_TLS_PORT = 8883;

    /** How long a lost connection can go unnoticed while nothing comes. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final UnacknowledgedMessages unacknowledged = new UnacknowledgedMessages();

    @Override
    public void run(SensorFeed feed) throws SensorException, InterruptedException {
        SensorConfig sensor = feed.config();
        boolean sparkplug = sensor.mqttSettings().format() == MqttFormat.SPARKPLUG_B;
        try (MqttSession session = session(sensor)) {
            MqttDecoder decoder =
                    sparkplug
                            ? new SparkplugDecoder(feed, session::publish)
                            : new TopicDecoder(feed);
            unacknowledged.connected(session.open(decoder.topicFilters()));
            decoder.opened();
            boolean waits = sensor.mqttSettings().acknowledge() == MqttAcknowledge.CHECKPOINTED;
            while (true) {
                Optional<MqttMessage> message = session.receive(LOOK_EVERY);
                if (message.isPresent()) {
                    take(message.get(), waits && message.get().holdable(), decoder);
                }
            }
        }
    }

    private void take(MqttMessage message, boolean waits, MqttDecoder decoder)
            throws InterruptedException {
        if (!waits) {
            decoder.take(message);
        } else if (!unacknowledged.isSentAgain(message)) {
            decoder.take(unacknowledged.hold(message));
        }
    }

    private static MqttSession session(SensorConfig sensor) throws SensorException {
        MqttConfig config = sensor.mqttSettings();
        String clientId = Objects.requireNonNullElse(config.clientId(), "atalaya-" + sensor.name());
        MqttClientTransportConfig transport = transport(sensor);
        return config.version() == MqttVersion.V5
                ? new Mqtt5Session(sensor, clientId, transport)
                : new Mqtt3Session(sensor, clientId, transport);
    }

    private static MqttClientTransportConfig transport(SensorConfig sensor) throws SensorException {
        SensorUrl url = sensor.sensorUrl();
        long millis = sensor.connectTimeout().toMillis();
        MqttClientTransportConfigBuilder builder =
                MqttClientTransportConfig.builder()
                        .serverHost(url.host())
                        .serverPort(url.port(url.isTls() ? USUAL_TLS_PORT : USUAL_PORT))
                        .socketConnectTimeout(millis, TimeUnit.MILLISECONDS)
                        .mqttConnectTimeout(millis, TimeUnit.MILLISECONDS);
        if (url.isTls()) {
            String caFile = sensor.mqttSettings().caFile();
            builder =
                    caFile == null
                            ? builder.sslWithDefaultConfig()
                            : builder.sslConfig(
                                    MqttClientSslConfig.builder()
                                            .trustManagerFactory(BrokerTrust.in(caFile))
                                            .build());
        }
        return builder.build();
    }
}
