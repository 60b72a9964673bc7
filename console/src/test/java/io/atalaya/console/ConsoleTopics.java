package io.atalaya.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Message;
import io.atalaya.operators.sink.Delivery;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.operators.sink.MessageFormat;
import io.atalaya.operators.sink.TopicCreator;
import io.atalaya.pipeline.broker.EmbeddedBroker;
import io.atalaya.pipeline.operator.TopicPlace;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker with all topics, for what a test writes in the pipeline's place. */
final class ConsoleTopics implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final TopicPlace place;
    private final KafkaProducer<byte[], byte[]> producer;

    private ConsoleTopics(EmbeddedBroker broker, String prefix) {
        this.broker = broker;
        this.place = new TopicPlace(broker.bootstrapServers(), prefix, Map.of());
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", "5"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    static ConsoleTopics start(String prefix) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.startTemporary(0);
        TopicCreator.create(
                new KafkaConfig(
                        broker.bootstrapServers(),
                        prefix,
                        MessageFormat.PROTOBUF,
                        Delivery.AT_LEAST_ONCE,
                        Map.of()),
                Duration.ofSeconds(60));
        return new ConsoleTopics(broker, prefix);
    }

    TopicPlace place() {
        return place;
    }

    /** On both topics of alerts, as the job does. */
    void put(Alert alert) {
        put(List.of(alert));
    }

    void put(List<Alert> alerts) {
        for (Alert alert : alerts) {
            send(Topic.ALERT_EVENTS, alert.getAlertId(), alert);
            send(Topic.ALERTS, alert.getAlertId(), alert);
        }
        producer.flush();
    }

    void put(Topic topic, String key, Message message) {
        send(topic, key, message);
        producer.flush();
    }

    private void send(Topic topic, String key, Message message) {
        Future<?> unused =
                producer.send(
                        new ProducerRecord<>(
                                place.nameOf(topic), key.getBytes(UTF_8), message.toByteArray()));
    }

    @Override
    public void close() {
        producer.close();
        broker.close();
    }
}
