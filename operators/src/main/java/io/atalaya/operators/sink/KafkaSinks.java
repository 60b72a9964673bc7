package io.atalaya.operators.sink;

import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;

/** Kafka sinks, tuned to be fast while the broker is there and patient while it is not. */
final class KafkaSinks {
    /**
     * How long a broker may be away before the job fails and starts again from its checkpoint.
     * Until then the producer's buffer fills, and then the job waits.
     */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** A request to a broker that vanished is given up early enough to try the next connection. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration RECONNECT_AT_MOST_EVERY = Duration.ofSeconds(1);

    /** Longer than checkpoints take and restarts last, shorter than brokers allow (15 minutes). */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(14);

    private static final int BATCH_BYTES = 64 * 1024;

    private KafkaSinks() {}

    /**
     * @param transactionalIdPrefix names this sink among all that write to the broker; the same
     *     after a restart
     * @param linger how long a message waits for others to share its request
     */
    static Sink<OutgoingMessage> create(
            KafkaConfig config, String transactionalIdPrefix, Duration linger) {
        KafkaSinkBuilder<OutgoingMessage> builder =
                KafkaSink.<OutgoingMessage>builder()
                        .setBootstrapServers(config.bootstrapServers())
                        .setKafkaProducerConfig(producerProperties(config, linger))
                        .setRecordSerializer(new OutgoingRecords(config));
        return switch (config.delivery()) {
            case AT_LEAST_ONCE ->
                    builder.setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE).build();
            case EXACTLY_ONCE ->
                    builder.setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                            .setTransactionalIdPrefix(transactionalIdPrefix)
                            .build();
        };
    }

    static Properties producerProperties(KafkaConfig config, Duration linger) {
        Properties properties = new Properties();
        properties.setProperty("acks", "all");
        properties.setProperty("enable.idempotence", "true");
        properties.setProperty("linger.ms", millis(linger));
        properties.setProperty("batch.size", String.valueOf(BATCH_BYTES));
        properties.setProperty("compression.type", "lz4");
        properties.setProperty("delivery.timeout.ms", millis(PATIENCE));
        properties.setProperty("max.block.ms", millis(PATIENCE));
        properties.setProperty("request.timeout.ms", millis(REQUEST_TIMEOUT));
        properties.setProperty("reconnect.backoff.max.ms", millis(RECONNECT_AT_MOST_EVERY));
        properties.setProperty("max.request.size", String.valueOf(config.maxRecordBytes()));
        properties.setProperty("transaction.timeout.ms", millis(TRANSACTION_TIMEOUT));
        properties.putAll(config.properties());
        return properties;
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
