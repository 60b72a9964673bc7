package io.atalaya.pipeline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import io.atalaya.pipeline.tail.TopicConsumers;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The alarms there are and each change from now on, with the changes of the last days. Leaves no
 * trace on the broker; is of one thread.
 */
public final class AlarmFeed implements AutoCloseable {
    /** A broker answers a consumer at least every half second, also with nothing. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String alerts;
    private final Map<TopicPartition, Long> endsAtFirst;
    private boolean caughtUp;
    private double bytesHeard = -1;
    private Instant heardAt;

    private AlarmFeed(
            KafkaConsumer<byte[], byte[]> consumer,
            String alerts,
            Map<TopicPartition, Long> endsAtFirst,
            Instant now) {
        this.consumer = consumer;
        this.alerts = alerts;
        this.endsAtFirst = endsAtFirst;
        this.heardAt = now;
    }

    /** Takes what comes, on the thread that polls. */
    public interface Listener {
        /** The state of an alarm: those there are at first, and then each that changes. */
        void present(Alert alert);

        /** A change of an alarm, for its history; also one that is long over. */
        void changed(Alert change);

        /** An alarm that the pipeline has forgotten. */
        void forgotten(String alertId);
    }

    /**
     * Begins at the first alarm there is.
     *
     * @param changesSince leaves out changes that were written before
     */
    public static AlarmFeed open(TopicPlace place, Instant changesSince, Instant now)
            throws OperatorException {
        var consumer = TopicConsumers.open(place.bootstrapServers(), place.properties());
        try {
            String alerts = place.nameOf(Topic.ALERTS);
            List<TopicPartition> present = TopicScan.partitions(consumer, place, alerts);
            List<TopicPartition> changes =
                    TopicScan.partitions(consumer, place, place.nameOf(Topic.ALERT_EVENTS));
            List<TopicPartition> all = new ArrayList<>(present);
            all.addAll(changes);
            consumer.assign(all);
            TopicScan.seek(consumer, present, Optional.empty());
            TopicScan.seek(consumer, changes, Optional.of(changesSince));
            return new AlarmFeed(consumer, alerts, consumer.endOffsets(all), now);
        } catch (OperatorException e) {
            consumer.close();
            throw e;
        } catch (TimeoutException e) {
            consumer.close();
            throw OperatorException.noBroker(place, e);
        } catch (KafkaException e) {
            consumer.close();
            throw new OperatorException(
                    "Alarms cannot be read from %s: %s"
                            .formatted(place.bootstrapServers(), e.getMessage()),
                    e);
        }
    }

    /**
     * Hands on what has come, waiting for it no longer than it may.
     *
     * @return whether anything came
     */
    public boolean poll(Duration patience, Listener listener) {
        var records = consumer.poll(patience);
        records.forEach(record -> hand(record, listener));
        return !records.isEmpty();
    }

    /** Whether everything that was there when this was opened has been handed on. */
    public boolean caughtUp() {
        // Once is enough, and asking costs a look at each partition.
        caughtUp =
                caughtUp
                        || endsAtFirst.entrySet().stream()
                                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        return caughtUp;
    }

    /** When the broker was last heard of; empty while it answers. */
    public Optional<Instant> silentSince(Instant now) {
        double bytes = bytesReceived();
        if (bytes != bytesHeard) {
            bytesHeard = bytes;
            heardAt = now;
        }
        return Duration.between(heardAt, now).compareTo(SILENCE) > 0
                ? Optional.of(heardAt)
                : Optional.empty();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private double bytesReceived() {
        return consumer.metrics().values().stream()
                .filter(metric -> metric.metricName().group().equals("consumer-metrics"))
                .filter(metric -> metric.metricName().name().equals("incoming-byte-total"))
                .map(Metric::metricValue)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .sum();
    }

    private void hand(ConsumerRecord<byte[], byte[]> record, Listener listener) {
        boolean present = record.topic().equals(alerts);
        if (record.value() == null) {
            if (present && record.key() != null) {
                listener.forgotten(new String(record.key(), UTF_8));
            }
            return;
        }
        try {
            Topic topic = present ? Topic.ALERTS : Topic.ALERT_EVENTS;
            Alert alert = (Alert) TopicConsumers.message(topic, record);
            if (present) {
                listener.present(alert);
            } else {
                listener.changed(alert);
            }
        } catch (InvalidProtocolBufferException e) {
            // Somebody else's record; `tail` shows it.
        }
    }
}
