package io.atalaya.operators.sink;

import com.google.protobuf.util.Timestamps;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Tells what a job watches, once, when it starts. Not a part of the job: a job that goes on from a
 * checkpoint would not tell again, and by then its configuration may be another.
 *
 * <p>It writes by the settings of the job's own producers, in a transaction where they do: what the
 * broker refuses of them is refused before the job starts and fails again and again.
 */
public final class SiteWriter {
    private SiteWriter() {}

    /**
     * Writes the one message about the site to its topic, in the place of the one before.
     *
     * @param timeout for the broker to answer
     * @throws KafkaUnavailableException when it does not, or refuses
     */
    public static void write(KafkaConfig kafka, Site site, Duration timeout)
            throws InterruptedException {
        String name = site.getSite();
        Instant at = Instant.ofEpochMilli(Timestamps.toMillis(site.getTimestamp()));
        var event = new CloudEvent("/" + name, name + "/" + at, name, at);
        MessageEncoder encoder = new MessageEncoder(name, kafka.format(), kafka.maxRecordBytes());
        OutgoingMessage message = encoder.encode(Topic.SITES, name, site, event, at);
        boolean transaction = kafka.delivery() == Delivery.EXACTLY_ONCE;
        try (var producer =
                new KafkaProducer<>(
                        settings(kafka, name, timeout),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            if (transaction) {
                producer.initTransactions();
                producer.beginTransaction();
            }
            var unused = producer.send(OutgoingRecords.record(kafka, message)).get();
            if (transaction) {
                producer.commitTransaction();
            }
        } catch (ExecutionException | KafkaException e) {
            throw new KafkaUnavailableException(kafka, e);
        }
    }

    private static Properties settings(KafkaConfig kafka, String site, Duration timeout) {
        Properties settings = KafkaSinks.producerProperties(kafka, Duration.ZERO);
        settings.setProperty("bootstrap.servers", kafka.bootstrapServers());
        settings.setProperty("max.block.ms", String.valueOf(timeout.toMillis()));
        if (kafka.delivery() == Delivery.EXACTLY_ONCE) {
            settings.setProperty("transactional.id", kafka.prefix() + "atalaya-" + site + "-site");
        }
        return settings;
    }
}
