package io.atalaya.pipeline.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.util.Timestamps;
import io.atalaya.operators.sink.Delivery;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.operators.sink.KafkaUnavailableException;
import io.atalaya.operators.sink.MessageFormat;
import io.atalaya.operators.sink.SiteWriter;
import io.atalaya.operators.sink.TopicCreator;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Site;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedBrokerITCase {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @TempDir Path folder;

    @Test
    void messagesAreThereAfterARestartOnTheSameFolder() throws Exception {
        int port;
        try (EmbeddedBroker broker = EmbeddedBroker.start(0, folder)) {
            port = broker.port();
            TopicCreator.create(config(broker.bootstrapServers(), null), TIMEOUT);
            send(broker, "alerts", "before");
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(port, folder)) {
            assertThat(broker.port()).isEqualTo(port);
            send(broker, "alerts", "after");
            assertThat(TopicReader.read(broker.bootstrapServers(), "alerts"))
                    .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                    .containsExactly("before", "after");
        }
    }

    @Test
    void aTakenPortIsAClearError() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, BrokerSettings.address())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(taken.getLocalPort(), folder))
                    .isInstanceOf(EmbeddedBrokerException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void aFolderThatIsAFileIsAClearError() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> EmbeddedBroker.start(0, file))
                .isInstanceOf(EmbeddedBrokerException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aFolderThatKafkaWouldTakeForTwoIsAClearError() {
        assertThatThrownBy(() -> EmbeddedBroker.start(0, folder.resolve("line 1, hall 2")))
                .isInstanceOf(EmbeddedBrokerException.class)
                .hasMessageContaining("line 1, hall 2")
                .hasMessageContaining("comma");
    }

    @Test
    void aFolderInUseIsAClearErrorAndTheFirstBrokerGoesOn() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(0, folder)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(0, folder))
                    .isInstanceOf(EmbeddedBrokerException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("Another broker uses the folder");
            assertThat(
                            TopicCreator.create(config(broker.bootstrapServers(), null), TIMEOUT)
                                    .created())
                    .isNotEmpty();
        }
    }

    @Test
    void topicsAreCreatedAsTheCatalogueHasThemAndThenLeftAlone() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary(0)) {
            KafkaConfig config = config(broker.bootstrapServers(), "plant-1.");
            assertThat(TopicCreator.create(config, TIMEOUT).created())
                    .hasSize(Topic.values().length)
                    .contains("plant-1.alerts");
            assertThat(TopicCreator.create(config, TIMEOUT).created()).isEmpty();
            assertThat(TopicCreator.create(config, TIMEOUT).fitted().properties())
                    .containsEntry("max.request.size", "1048576");
            assertThat(setting(broker, "plant-1.alerts", "cleanup.policy")).isEqualTo("compact");
            assertThat(setting(broker, "plant-1.previews", "retention.ms")).isEqualTo("3600000");
        }
    }

    /** The job's producers would fail again and again. */
    @ParameterizedTest
    @CsvSource({
        "transaction.timeout.ms, 3600000, transaction timeout is larger",
        "linger.ms, soon, linger.ms",
        "compression.type, tar, compression",
    })
    void producersThatTheBrokerOrTheClientRefusesAreAnErrorBeforeTheStart(
            String key, String value, String found) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary(0)) {
            KafkaConfig config = exactlyOnce(broker, Map.of(key, value));
            assertThatThrownBy(() -> SiteWriter.write(config, site(), TIMEOUT))
                    .isInstanceOf(KafkaUnavailableException.class)
                    .hasMessageContaining(found)
                    .hasMessageContaining("check kafka.properties");
        }
    }

    @Test
    void theSiteIsToldOfInATransactionWhereTheJobWritesInSuch() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary(0)) {
            KafkaConfig config = exactlyOnce(broker, Map.of());
            TopicCreator.create(config, TIMEOUT);
            SiteWriter.write(config, site(), TIMEOUT);
            assertThat(TopicReader.read(broker.bootstrapServers(), "sites")).hasSize(1);
        }
    }

    private static KafkaConfig exactlyOnce(EmbeddedBroker broker, Map<String, String> properties) {
        return new KafkaConfig(
                broker.bootstrapServers(),
                null,
                MessageFormat.PROTOBUF,
                Delivery.EXACTLY_ONCE,
                properties);
    }

    private static Site site() {
        return Site.newBuilder().setSite("plant").setTimestamp(Timestamps.now()).build();
    }

    @Test
    void recordsAreNoLargerThanATopicThatExistsTakes() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary(0);
                Admin admin = Admin.create(clients(broker))) {
            NewTopic small = new NewTopic("alerts", 1, (short) 1);
            admin.createTopics(List.of(small.configs(Map.of("max.message.bytes", "20000"))))
                    .all()
                    .get();
            var result = TopicCreator.create(config(broker.bootstrapServers(), null), TIMEOUT);
            assertThat(result.existing()).containsExactly("alerts");
            assertThat(result.fitted().properties()).containsEntry("max.request.size", "20000");
        }
    }

    @Test
    void aBrokerThatIsNotThereIsAClearError() {
        KafkaConfig config = config("127.0.0.1:1", null);
        assertThatThrownBy(() -> TopicCreator.create(config, Duration.ofSeconds(1)))
                .isInstanceOf(KafkaUnavailableException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageContaining("bootstrapServers: embedded");
    }

    private static String setting(EmbeddedBroker broker, String topic, String name)
            throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(clients(broker))) {
            return admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .get(resource)
                    .get(name)
                    .value();
        }
    }

    private static void send(EmbeddedBroker broker, String topic, String value) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        clients(broker), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", value)).get();
        }
    }

    private static Map<String, Object> clients(EmbeddedBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private static KafkaConfig config(String servers, String prefix) {
        return new KafkaConfig(
                servers, prefix, MessageFormat.PROTOBUF, Delivery.AT_LEAST_ONCE, Map.of());
    }
}
