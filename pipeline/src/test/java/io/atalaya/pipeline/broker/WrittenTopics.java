package io.atalaya.pipeline.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Message;
import io.atalaya.operators.sink.Delivery;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.operators.sink.MessageFormat;
import io.atalaya.operators.sink.TopicCreator;
import io.atalaya.schemas.Topic;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker with all topics, for tests of those who read what a test writes. */
public final class WrittenTopics implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final KafkaProducer<String, byte[]> producer;

    private WrittenTopics(EmbeddedBroker broker) {
        this.broker = broker;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    public static WrittenTopics start() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.startTemporary(0);
        TopicCreator.create(
                new KafkaConfig(
                        broker.bootstrapServers(),
                        null,
                        MessageFormat.PROTOBUF,
                        Delivery.AT_LEAST_ONCE,
                        Map.of()),
                Duration.ofSeconds(60));
        return new WrittenTopics(broker);
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Returns when it is there. */
    public void write(Topic topic, String key, Message message) throws Exception {
        write(topic, key, message.toByteArray(), "application/protobuf");
    }

    /** The same, of whatever bytes. */
    public void write(Topic topic, String key, byte[] value, String contentType) throws Exception {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic.topicName(), key, value);
        record.headers().add("content-type", contentType.getBytes(UTF_8));
        producer.send(record).get();
    }

    @Override
    public void close() {
        producer.close();
        broker.close();
    }
}
