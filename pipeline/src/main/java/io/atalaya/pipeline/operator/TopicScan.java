package io.atalaya.pipeline.operator;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.atalaya.pipeline.tail.TopicConsumers;
import io.atalaya.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads what is on a topic by now. */
final class TopicScan {
    private static final Duration POLL = Duration.ofMillis(200);

    private TopicScan() {}

    /**
     * Each message in turn, those of one key in order.
     *
     * @param since leaves out what was written before, where it is given
     */
    static void read(TopicPlace place, Topic topic, Optional<Instant> since, Consumer<Message> out)
            throws OperatorException {
        // What a compacted topic forgets, its reader forgets when it is asked the next time.
        read(place, topic, since, out, key -> {});
    }

    /**
     * The same, with the keys that a compacted topic is to forget.
     *
     * @param forgotten is told of a record without a value
     */
    static void read(
            TopicPlace place,
            Topic topic,
            Optional<Instant> since,
            Consumer<Message> out,
            Consumer<String> forgotten)
            throws OperatorException {
        String name = place.nameOf(topic);
        try (var consumer = TopicConsumers.open(place.bootstrapServers(), place.properties())) {
            List<TopicPartition> partitions = partitions(consumer, place, name);
            consumer.assign(partitions);
            seek(consumer, partitions, since);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> hand(topic, record, out, forgotten));
            }
        } catch (TimeoutException e) {
            throw OperatorException.noBroker(place, e);
        } catch (KafkaException e) {
            throw new OperatorException(
                    "Topic %s at %s cannot be read: %s"
                            .formatted(name, place.bootstrapServers(), e.getMessage()),
                    e);
        }
    }

    static List<TopicPartition> partitions(
            KafkaConsumer<byte[], byte[]> consumer, TopicPlace place, String name)
            throws OperatorException {
        var found = consumer.listTopics().get(name);
        if (found == null) {
            throw OperatorException.noTopic(place, name);
        }
        return found.stream().map(info -> new TopicPartition(name, info.partition())).toList();
    }

    static void seek(
            KafkaConsumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            Optional<Instant> since) {
        consumer.seekToBeginning(partitions);
        if (since.isEmpty()) {
            return;
        }
        long millis = since.get().toEpochMilli();
        var offsets =
                consumer.offsetsForTimes(
                        partitions.stream()
                                .collect(Collectors.toMap(Function.identity(), p -> millis)));
        offsets.forEach(
                (partition, offset) -> {
                    if (offset == null) {
                        consumer.seekToEnd(List.of(partition));
                    } else {
                        consumer.seek(partition, offset.offset());
                    }
                });
    }

    private static void hand(
            Topic topic,
            ConsumerRecord<byte[], byte[]> record,
            Consumer<Message> out,
            Consumer<String> forgotten) {
        if (record.value() == null) {
            // A tombstone: compaction has the key's messages removed.
            forgotten.accept(new String(record.key(), StandardCharsets.UTF_8));
            return;
        }
        try {
            out.accept(TopicConsumers.message(topic, record));
        } catch (InvalidProtocolBufferException e) {
            // Somebody else's record; `tail` shows it.
        }
    }
}
