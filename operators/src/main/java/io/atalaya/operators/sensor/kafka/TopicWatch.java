package io.atalaya.operators.sensor.kafka;

import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.sensor.KafkaBrokers;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorConnection;
import io.atalaya.operators.sensor.SensorException;
import io.atalaya.operators.sensor.SensorFeed;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Tells how the connection of a sensor does whose messages come another way: by Flink's Kafka
 * source, which keeps its connection and its offsets itself and tells nobody when brokers are away.
 * So a sensor that never sent anything has health too, and its silence is noticed.
 */
public final class TopicWatch implements SensorConnection {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final KafkaBrokers own;

    /**
     * @param own the pipeline's brokers, for sensors that name none
     */
    public TopicWatch(KafkaBrokers own) {
        this.own = own;
    }

    @Override
    public void run(SensorFeed feed) throws SensorException, InterruptedException {
        SensorConfig sensor = feed.config();
        KafkaBrokers brokers = KafkaBrokers.of(sensor, own);
        try (var consumer = new KafkaConsumer<byte[], byte[]>(properties(brokers, sensor))) {
            while (true) {
                look(consumer, feed);
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
            }
        } catch (InterruptException e) {
            throw ended(e);
        } catch (KafkaException e) {
            throw failure(e, sensor, brokers);
        }
    }

    private static void look(KafkaConsumer<byte[], byte[]> consumer, SensorFeed feed) {
        SensorConfig sensor = feed.config();
        String topic = sensor.sensorUrl().topic();
        List<PartitionInfo> partitions = consumer.partitionsFor(topic, sensor.connectTimeout());
        if (partitions != null && !partitions.isEmpty()) {
            feed.online();
        } else {
            feed.away(HealthReason.SIGNAL_LOSS, "there is no topic " + topic);
        }
    }

    private static Properties properties(KafkaBrokers brokers, SensorConfig sensor) {
        Properties properties = new Properties();
        properties.putAll(brokers.properties());
        properties.setProperty("bootstrap.servers", brokers.addresses());
        properties.setProperty("client.id", "atalaya-watch-" + sensor.name());
        properties.setProperty("key.deserializer", ByteArrayDeserializer.class.getName());
        properties.setProperty("value.deserializer", ByteArrayDeserializer.class.getName());
        properties.setProperty("enable.auto.commit", "false");
        properties.setProperty("allow.auto.create.topics", "false");
        return properties;
    }

    /** Kafka's word for it, which has set the thread's mark again. */
    private static InterruptedException ended(InterruptException why) {
        var ended = new InterruptedException(String.valueOf(why.getMessage()));
        ended.initCause(why);
        return ended;
    }

    private static SensorException failure(
            KafkaException why, SensorConfig sensor, KafkaBrokers brokers) {
        String where = sensor.redactedUrl() + ": " + brokers.addresses();
        if (why instanceof TimeoutException) {
            return new SensorException(HealthReason.TIMEOUT, where + " does not answer");
        }
        boolean refused =
                why instanceof AuthenticationException || why instanceof AuthorizationException;
        return new SensorException(
                refused ? HealthReason.UNAUTHORIZED : HealthReason.SIGNAL_LOSS,
                where + ": " + why.getMessage());
    }
}
