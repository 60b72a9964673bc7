package io.atalaya.pipeline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.StoredEvidence;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The evidence of alerts, as the topic {@code evidence} has it now. */
public final class PresentEvidence {
    private final TopicPlace place;
    private final Map<String, StoredEvidence> byUri = new LinkedHashMap<>();

    private PresentEvidence(TopicPlace place) {
        this.place = place;
    }

    public static PresentEvidence read(TopicPlace place) throws OperatorException {
        PresentEvidence present = new PresentEvidence(place);
        TopicScan.read(
                place,
                Topic.EVIDENCE,
                Optional.empty(),
                message -> {
                    StoredEvidence stored = (StoredEvidence) message;
                    present.byUri.remove(stored.getUri());
                    present.byUri.put(stored.getUri(), stored);
                },
                present.byUri::remove);
        return present;
    }

    /** In the order in which it was stored; of alerts whose ids begin so. */
    public List<StoredEvidence> of(String alertIdPrefix) {
        return byUri.values().stream()
                .filter(one -> one.getAlertId().startsWith(alertIdPrefix))
                .toList();
    }

    /** Tells that these files are no more. */
    public void forget(List<StoredEvidence> deleted)
            throws OperatorException, InterruptedException {
        Map<String, Object> settings = new HashMap<>(place.properties());
        settings.put("bootstrap.servers", place.bootstrapServers());
        settings.put("acks", "all");
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (StoredEvidence one : deleted) {
                var forgotten =
                        new ProducerRecord<byte[], byte[]>(
                                place.nameOf(Topic.EVIDENCE), one.getUri().getBytes(UTF_8), null);
                var unused = producer.send(forgotten).get();
            }
        } catch (KafkaException | ExecutionException e) {
            throw new OperatorException(
                    "The files are deleted, and "
                            + place.bootstrapServers()
                            + " cannot be told: "
                            + e.getMessage(),
                    e);
        }
    }
}
