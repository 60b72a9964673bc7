package io.atalaya.operators.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Messages as Kafka's records. */
final class OutgoingRecords implements KafkaRecordSerializationSchema<OutgoingMessage> {
    private static final long serialVersionUID = 1L;

    private final KafkaConfig config;

    OutgoingRecords(KafkaConfig config) {
        this.config = config;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            OutgoingMessage message, KafkaSinkContext context, @Nullable Long flinkTimestamp) {
        return record(config, message);
    }

    static ProducerRecord<byte[], byte[]> record(KafkaConfig config, OutgoingMessage message) {
        Headers headers = new RecordHeaders();
        message.headers().forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
        return new ProducerRecord<>(
                config.nameOf(message.topic()),
                null,
                message.timestampMillis(),
                message.key().getBytes(UTF_8),
                message.isTombstone() ? null : message.value(),
                headers);
    }
}
