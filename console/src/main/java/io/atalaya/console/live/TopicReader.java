package io.atalaya.console.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.atalaya.pipeline.operator.TopicPlace;
import io.atalaya.pipeline.tail.TopicConsumers;
import io.atalaya.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics, on a thread of its own and without a consumer group, from as far back as each
 * is worth it. A broker or a topic that is not there yet is waited for.
 */
public final class TopicReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(10);

    private final TopicPlace place;
    private final Map<Topic, Lookback> wanted;
    private final Listener listener;
    private final Map<String, Topic> topics = new HashMap<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;
    private Instant nextLook = Instant.MIN;

    /** Called on the reader's thread. */
    public interface Listener {
        /** A message, in the order of its key. */
        void message(Topic topic, Message message);

        /** The key has no messages any more. */
        void removed(Topic topic, String key);

        /** Whether the broker answers, and for how many topics there is something to read. */
        void connected(boolean yes, int numTopics);

        /** How many messages of each topic are there and not read yet. */
        void behind(Map<Topic, Long> messages);
    }

    /** How far back reading begins. Empty is the end: only what comes from now on. */
    public record Lookback(Optional<Duration> time, boolean all) {
        public static final Lookback ALL = new Lookback(Optional.empty(), true);
        public static final Lookback NONE = new Lookback(Optional.empty(), false);

        public static Lookback of(Duration time) {
            return new Lookback(Optional.of(time), false);
        }
    }

    private TopicReader(TopicPlace place, Map<Topic, Lookback> wanted, Listener listener) {
        this.place = place;
        this.wanted = new TreeMap<>(wanted);
        this.listener = listener;
        this.thread = new Thread(this::run, "console-topics");
        this.thread.setDaemon(true);
    }

    public static TopicReader start(
            TopicPlace place, Map<Topic, Lookback> wanted, Listener listener) {
        TopicReader reader = new TopicReader(place, wanted, listener);
        wanted.keySet().forEach(t -> reader.topics.put(place.prefix() + t.topicName(), t));
        reader.thread.start();
        return reader;
    }

    @Override
    public void close() {
        closed = true;
        KafkaConsumer<byte[], byte[]> open = reading;
        if (open != null) {
            open.wakeup();
        }
        try {
            thread.join(PATIENCE_AT_CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (var consumer = TopicConsumers.open(place.bootstrapServers(), properties())) {
            reading = consumer;
            while (!closed) {
                try {
                    look(consumer);
                    read(consumer);
                } catch (WakeupException | InterruptException e) {
                    return;
                } catch (KafkaException e) {
                    listener.connected(false, consumer.assignment().size());
                    LOG.warn(
                            "cannot read topics at {}: {}", place.bootstrapServers(), e.toString());
                    pause();
                }
            }
        } catch (InterruptException e) {
            // Closed.
        } catch (RuntimeException e) {
            LOG.error("the console's reader of topics has ended", e);
        }
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(place.properties());
        // A broker that was set up anew begins its offsets anew.
        properties.putIfAbsent("auto.offset.reset", "earliest");
        // Nobody sees a tenth of a second, and to be told of each frame by itself would wake the
        // broker and this process for each.
        properties.putIfAbsent("fetch.min.bytes", "1000000");
        properties.putIfAbsent("fetch.max.wait.ms", "100");
        return properties;
    }

    /** Whether there are topics or partitions that were not there before. */
    private void look(KafkaConsumer<byte[], byte[]> consumer) {
        if (Instant.now().isBefore(nextLook)) {
            return;
        }
        Map<String, List<PartitionInfo>> found = consumer.listTopics();
        Set<TopicPartition> known = new HashSet<>(consumer.assignment());
        List<TopicPartition> fresh = new ArrayList<>();
        topics.keySet().stream()
                .flatMap(name -> found.getOrDefault(name, List.of()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .filter(partition -> !known.contains(partition))
                .forEach(fresh::add);
        if (!fresh.isEmpty()) {
            known.addAll(fresh);
            consumer.assign(known);
            fresh.forEach(partition -> seek(consumer, partition));
        }
        listener.connected(true, known.size());
        listener.behind(behind(consumer));
        nextLook = Instant.now().plus(BETWEEN_LOOKS);
    }

    private Map<Topic, Long> behind(KafkaConsumer<byte[], byte[]> consumer) {
        Map<Topic, Long> behind = new EnumMap<>(Topic.class);
        for (TopicPartition partition : consumer.assignment()) {
            consumer.currentLag(partition)
                    .ifPresent(lag -> behind.merge(topicOf(partition.topic()), lag, Long::sum));
        }
        return behind;
    }

    private void seek(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        Lookback lookback = requireNonNull(wanted.get(topicOf(partition.topic())));
        if (lookback.all()) {
            consumer.seekToBeginning(List.of(partition));
            return;
        }
        consumer.seekToEnd(List.of(partition));
        if (lookback.time().isPresent()) {
            long since = Instant.now().minus(lookback.time().get()).toEpochMilli();
            var offset = consumer.offsetsForTimes(Map.of(partition, since)).get(partition);
            if (offset != null) {
                consumer.seek(partition, offset.offset());
            }
        }
        consumer.position(partition);
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer) {
        if (consumer.assignment().isEmpty()) {
            pause(); // Kafka refuses to poll nothing.
            return;
        }
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        records.forEach(this::hand);
    }

    private void hand(ConsumerRecord<byte[], byte[]> record) {
        Topic topic = topicOf(record.topic());
        try {
            if (record.value() == null) {
                listener.removed(topic, new String(record.key(), UTF_8));
            } else {
                listener.message(topic, TopicConsumers.message(topic, record));
            }
        } catch (InvalidProtocolBufferException e) {
            LOG.debug("passing over a record of {} that cannot be read", record.topic(), e);
        } catch (RuntimeException e) {
            // One odd message must not end the view of all others.
            LOG.warn("passing over a message of {} that cannot be shown", record.topic(), e);
        }
    }

    private Topic topicOf(String name) {
        return requireNonNull(topics.get(name), "a topic that was not asked for");
    }

    private void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis() / 5);
        } catch (InterruptedException e) {
            closed = true;
        }
    }
}
