package io.atalaya.pipeline.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atalaya.pipeline.broker.EmbeddedBroker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic {@code raw}, on which a plant's sensors write. */
final class RawTopic {
    private static final String NAME = "raw";

    private final Map<String, Object> properties;

    RawTopic(EmbeddedBroker broker) {
        this.properties = Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    void create() throws Exception {
        try (Admin admin = Admin.create(properties)) {
            admin.createTopics(List.of(new NewTopic(NAME, 1, (short) 1)))
                    .all()
                    .get(1, TimeUnit.MINUTES);
        }
    }

    /** All are there when it returns. */
    void send(List<String> messages) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (String message : messages) {
                sent.add(producer.send(new ProducerRecord<>(NAME, message.getBytes(UTF_8))));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
    }
}
