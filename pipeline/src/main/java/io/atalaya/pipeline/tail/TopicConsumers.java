package io.atalaya.pipeline.tail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.schemas.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How people's tools read topics: without a group, and only what was committed. */
public final class TopicConsumers {
    private static final Duration BROKER_TIMEOUT = Duration.ofSeconds(10);

    private TopicConsumers() {}

    /**
     * A consumer that leaves no trace on the broker.
     *
     * @param properties for the client, such as those of its security
     */
    public static KafkaConsumer<byte[], byte[]> open(
            String bootstrapServers, Map<String, String> properties) {
        Properties settings = new Properties();
        settings.setProperty("isolation.level", "read_committed");
        settings.setProperty("allow.auto.create.topics", "false");
        settings.setProperty("enable.auto.commit", "false");
        settings.setProperty("default.api.timeout.ms", String.valueOf(BROKER_TIMEOUT.toMillis()));
        settings.putAll(properties);
        settings.setProperty("bootstrap.servers", bootstrapServers);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The record's message, in whichever format its header says it is. */
    public static Message message(Topic topic, ConsumerRecord<byte[], byte[]> record)
            throws InvalidProtocolBufferException {
        Header header = record.headers().lastHeader("content-type");
        String contentType = header == null ? null : new String(header.value(), UTF_8);
        return MessageDecoder.message(topic, contentType, record.value());
    }
}
