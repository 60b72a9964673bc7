package io.atalaya.operators.sink;

import com.google.protobuf.util.Timestamps;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Tells what a job watches, once, when it starts. Not a part of the job: a job that goes on from a
 * checkpoint would not tell again, and by then its configuration may be another.
 */
public final class SiteWriter {
    private SiteWriter() {}

    /**
     * Writes the one message about the site to its topic, in the place of the one before.
     *
     * @param timeout for the broker to answer
     * @throws KafkaUnavailableException when it does not
     */
    public static void write(KafkaConfig kafka, Site site, Duration timeout)
            throws InterruptedException {
        String name = site.getSite();
        Instant at = Instant.ofEpochMilli(Timestamps.toMillis(site.getTimestamp()));
        var event = new CloudEvent("/" + name, name + "/" + at, name, at);
        MessageEncoder encoder = new MessageEncoder(name, kafka.format(), kafka.maxRecordBytes());
        OutgoingMessage message = encoder.encode(Topic.SITES, name, site, event, at);
        try (var producer =
                new KafkaProducer<>(
                        settings(kafka, timeout),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            var unused = producer.send(OutgoingRecords.record(kafka, message)).get();
        } catch (ExecutionException | KafkaException e) {
            throw new KafkaUnavailableException(kafka, e);
        }
    }

    private static Map<String, Object> settings(KafkaConfig kafka, Duration timeout) {
        Map<String, Object> settings = new HashMap<>(kafka.properties());
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("acks", "all");
        settings.put("max.block.ms", String.valueOf(timeout.toMillis()));
        return settings;
    }
}
