package io.atalaya.pipeline.tail;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.schemas.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Shows the messages of one topic, each as a line, as a reader that leaves no trace on the broker.
 *
 * <pre>{@code
 * try (TopicTail tail = new TopicTail(options, System.out::println)) {
 *     tail.run();
 * }
 * }</pre>
 */
public final class TopicTail implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final TailOptions options;
    private final Topic topic;
    private final Consumer<String> out;
    private final MessageLine lines;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * Opens a topic.
     *
     * @param out takes each line, without its end
     * @throws TailException when the topic is none of the catalogue's
     */
    public TopicTail(TailOptions options, Consumer<String> out) {
        this.options = options;
        this.topic = MessageDecoder.topic(options.topic()).orElseThrow(() -> unknown(options));
        this.out = out;
        this.lines = new MessageLine(options.colour(), options.zone());
        this.consumer = TopicConsumers.open(options.bootstrapServers(), options.properties());
    }

    /**
     * Shows what is there and, when following, what comes; returns at the end or after {@link
     * #stop}.
     *
     * @throws TailException when the broker cannot be reached or has no such topic
     */
    public void run() {
        try {
            List<TopicPartition> partitions = partitions();
            consumer.assign(partitions);
            seek(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (options.follow() || isBefore(ends)) {
                consumer.poll(POLL).forEach(this::show);
            }
        } catch (WakeupException e) {
            // stop() was called: that is how it ends.
        } catch (TimeoutException e) {
            throw new TailException(
                    "The broker at "
                            + options.bootstrapServers()
                            + " does not answer. Is it running, and is this its address?",
                    e);
        } catch (KafkaException e) {
            throw new TailException(
                    "Topic %s at %s cannot be read: %s"
                            .formatted(options.topic(), options.bootstrapServers(), e.getMessage()),
                    e);
        }
    }

    /** Ends {@link #run}; may be called from any thread. */
    public void stop() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<TopicPartition> partitions() {
        var found = consumer.listTopics().get(options.topic());
        if (found == null) {
            throw new TailException(
                    "There is no topic %s at %s. A job creates it when it starts; kafka.topicPrefix"
                                    .formatted(options.topic(), options.bootstrapServers())
                            + " of its configuration is part of the name.");
        }
        return found.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private void seek(List<TopicPartition> partitions) {
        if (options.fromBeginning()) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
    }

    private boolean isBefore(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private void show(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return; // a tombstone: compaction has the key's messages removed
        }
        try {
            Message message = TopicConsumers.message(topic, record);
            String json = MessageDecoder.json(message);
            if (options.filter().matches(message, json)) {
                out.accept(options.json() ? json : lines.of(message));
            }
        } catch (InvalidProtocolBufferException e) {
            String where = record.topic() + "/" + record.partition() + "/" + record.offset();
            out.accept(
                    options.json()
                            ? "{\"unreadable\":\"" + where + "\"}"
                            : lines.unreadable(where, String.valueOf(e.getMessage())));
        }
    }

    private static TailException unknown(TailOptions options) {
        return new TailException(
                "There is no topic like "
                        + options.topic()
                        + ". The topics are "
                        + Arrays.stream(Topic.values())
                                .map(Topic::topicName)
                                .collect(Collectors.joining(", "))
                        + ".");
    }
}
