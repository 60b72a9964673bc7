package io.atalaya.pipeline.live;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.pipeline.tail.TopicConsumers;
import io.atalaya.schemas.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows topics from now on, on a thread of its own, without a consumer group. Start it before
 * what it is to see.
 */
public final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofMinutes(2);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Topic> topics;
    private final BiConsumer<Topic, Message> handler;
    private final Thread thread;
    private volatile boolean draining;

    private TopicFollower(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<String, Topic> topics,
            BiConsumer<Topic, Message> handler) {
        this.consumer = consumer;
        this.topics = topics;
        this.handler = handler;
        this.thread = new Thread(this::follow, "topic-follower");
        this.thread.setDaemon(true);
    }

    /**
     * Starts to follow.
     *
     * @param handler called on the follower's thread, message by message
     */
    public static TopicFollower start(
            KafkaConfig kafka, List<Topic> wanted, BiConsumer<Topic, Message> handler) {
        requireNonNull(handler, "handler is null");
        var consumer = TopicConsumers.open(kafka.bootstrapServers(), kafka.properties());
        Map<String, Topic> topics = new HashMap<>();
        wanted.forEach(topic -> topics.put(kafka.nameOf(topic), topic));
        List<TopicPartition> partitions =
                topics.keySet().stream()
                        .flatMap(name -> consumer.partitionsFor(name).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Where the end is must be settled before the first message is written.
        partitions.forEach(consumer::position);
        var follower = new TopicFollower(consumer, topics, handler);
        follower.thread.start();
        return follower;
    }

    /** Reads what is on the topics by now, then ends. */
    @Override
    public void close() {
        draining = true;
        try {
            thread.join(PATIENCE_AT_CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.wakeup();
    }

    private void follow() {
        try (consumer) {
            // Kafka refuses to poll nothing.
            while (!topics.isEmpty() && !(draining && isAtTheEnd())) {
                consumer.poll(POLL).forEach(this::handle);
            }
        } catch (WakeupException closed) {
            // The patience of close() was over.
        }
    }

    /** Not before everything that is on the topics by now was handled. */
    private boolean isAtTheEnd() {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void handle(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return; // a tombstone: compaction has the key's messages removed
        }
        Topic topic = requireNonNull(topics.get(record.topic()), "a topic that was not asked for");
        try {
            handler.accept(topic, TopicConsumers.message(topic, record));
        } catch (InvalidProtocolBufferException e) {
            LOG.warn(
                    "passing over {} partition {} offset {}: it is no {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    topic.topicName(),
                    e);
        }
    }
}
