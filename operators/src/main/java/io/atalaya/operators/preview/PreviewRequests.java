package io.atalaya.operators.preview;

import com.google.protobuf.InvalidProtocolBufferException;
import io.atalaya.operators.OffTaskThread;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.PreviewRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears on the topic {@code preview-requests} who looks at what, from now on. The camera's chain
 * cannot take a broadcast, since its head is a source; so it has this ear, one for each subtask,
 * with a thread that waits for the broker. Without the broker nobody looks, and nothing else is
 * lost.
 */
final class PreviewRequests implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PreviewRequests.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(5);
    private static final Duration WANTED_FOR = Duration.ofSeconds(30);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    // configuration
    private final KafkaConfig kafka;
    private final Viewers viewers;

    // runtime
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;
    private boolean troubleTold;

    PreviewRequests(KafkaConfig kafka, Viewers viewers) {
        this.kafka = kafka;
        this.viewers = viewers;
        this.thread = new Thread(this::listen, "preview-requests");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @OffTaskThread
    private void listen() {
        while (!closed) {
            try (KafkaConsumer<byte[], byte[]> consumer = open()) {
                current = consumer;
                hear(consumer);
            } catch (WakeupException e) {
                // Only close() wakes: the loop ends.
                LOG.debug("no longer listening for preview requests");
            } catch (KafkaException e) {
                pause(e);
            } finally {
                current = null;
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> open() {
        Map<String, Object> settings = new HashMap<>(kafka.properties());
        // A producer's; the consumer would warn of it.
        settings.remove("max.request.size");
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "latest");
        settings.put("allow.auto.create.topics", "false");
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void hear(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(kafka.nameOf(Topic.PREVIEW_REQUESTS), PATIENCE).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        while (!closed) {
            consumer.poll(POLL).forEach(this::hear);
        }
    }

    private void hear(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            var request =
                    (PreviewRequest)
                            MessageDecoder.message(
                                    Topic.PREVIEW_REQUESTS, contentType(record), record.value());
            viewers.ask(request.getSensorId(), wantedFor(request), System.nanoTime());
        } catch (InvalidProtocolBufferException e) {
            LOG.debug("not a preview request at offset {}: {}", record.offset(), e.getMessage());
        }
    }

    private static Duration wantedFor(PreviewRequest request) {
        return request.hasWantedFor()
                ? Duration.ofSeconds(
                        request.getWantedFor().getSeconds(), request.getWantedFor().getNanos())
                : WANTED_FOR;
    }

    private static @Nullable String contentType(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader("content-type");
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private void pause(KafkaException trouble) {
        if (!closed && !troubleTold) {
            troubleTold = true;
            LOG.warn(
                    "preview requests cannot be heard, so there are no previews on demand; trying"
                            + " on: {}",
                    trouble.getMessage());
        }
        try {
            Thread.sleep(BEFORE_NEXT_TRY.toMillis());
        } catch (InterruptedException e) {
            // Only close() interrupts: the loop ends.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        KafkaConsumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        } else {
            thread.interrupt();
        }
        try {
            // The jar's classes go with the task; a thread that needs them should go before.
            thread.join(FAREWELL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
