package io.atalaya.pipeline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.atalaya.operators.evidence.EvidenceConfig;
import io.atalaya.operators.evidence.EvidencePlan;
import io.atalaya.operators.model.EvidenceKind;
import io.atalaya.operators.model.EvidenceOrder;
import io.atalaya.operators.sink.Delivery;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.operators.sink.MessageFormat;
import io.atalaya.operators.sink.TopicCreator;
import io.atalaya.pipeline.broker.EmbeddedBroker;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Evidence;
import io.atalaya.schemas.v1.StoredEvidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What alerts were promised, told by the topics as a kill leaves them. */
class MissingEvidenceITCase {
    private final EvidencePlan plan =
            new EvidencePlan(
                    new EvidenceConfig(
                            "/store",
                            "/recordings",
                            Duration.ofDays(30),
                            Duration.ZERO,
                            Duration.ZERO,
                            0));
    private final Instant now = Instant.now();

    @Test
    void isWhatIsNamedAndOfWhichNothingWasTold() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary(0)) {
            KafkaConfig kafka =
                    new KafkaConfig(
                            broker.bootstrapServers(),
                            null,
                            MessageFormat.PROTOBUF,
                            Delivery.AT_LEAST_ONCE,
                            Map.of());
            TopicCreator.create(kafka, Duration.ofSeconds(20));
            try (var topics =
                    new KafkaProducer<>(
                            Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                            new ByteArraySerializer(),
                            new ByteArraySerializer())) {
                for (String id : List.of("kept", "failed", "deleted", "lost")) {
                    send(topics, Topic.ALERTS, id, alert(id, uri(id)));
                }
                String elsewhere = "s3://another-plant/2026-01-05/elsewhere/hall+2.mp4";
                send(topics, Topic.ALERTS, "elsewhere", alert("elsewhere", elsewhere));
                send(topics, Topic.EVIDENCE, uri("kept"), stored("kept", ""));
                send(topics, Topic.EVIDENCE, uri("failed"), stored("failed", "no room"));
                send(topics, Topic.EVIDENCE, uri("deleted"), stored("deleted", ""));
                send(topics, Topic.EVIDENCE, uri("deleted"), null);
            }

            List<EvidenceOrder> missing = new MissingEvidence(kafka, plan).unkept();

            assertThat(missing).hasSize(1);
            assertThat(missing.get(0))
                    .isEqualTo(
                            new EvidenceOrder(
                                    "lost",
                                    "hall 2",
                                    EvidenceKind.CLIP,
                                    Instant.ofEpochSecond(now.getEpochSecond()),
                                    "Somebody is in the hall",
                                    missing.get(0).receivedAt()));
        }
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer,
            Topic topic,
            String key,
            @Nullable Message message)
            throws Exception {
        byte[] value = message == null ? null : message.toByteArray();
        var record =
                new ProducerRecord<byte[], byte[]>(topic.topicName(), key.getBytes(UTF_8), value);
        record.headers().add("content-type", "application/protobuf".getBytes(UTF_8));
        producer.send(record).get();
    }

    private Alert alert(String id, String uri) {
        return Alert.newBuilder()
                .setAlertId(id)
                .setMessage("Somebody is in the hall")
                .setTimestamp(Timestamp.newBuilder().setSeconds(now.getEpochSecond()))
                .addEvidence(Evidence.newBuilder().setUri(uri).setMediaType("video/mp4"))
                .build();
    }

    private StoredEvidence stored(String id, String failure) {
        return StoredEvidence.newBuilder()
                .setAlertId(id)
                .setUri(uri(id))
                .setFailure(failure)
                .build();
    }

    private String uri(String alertId) {
        Instant start = Instant.ofEpochSecond(now.getEpochSecond());
        return plan.uri(alertId, start, "hall 2", EvidenceKind.CLIP);
    }
}
