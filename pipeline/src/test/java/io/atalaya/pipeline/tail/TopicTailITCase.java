package io.atalaya.pipeline.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Message;
import io.atalaya.operators.sink.Delivery;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.operators.sink.MessageFormat;
import io.atalaya.operators.sink.TopicCreator;
import io.atalaya.pipeline.broker.EmbeddedBroker;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Frame;
import io.atalaya.schemas.v1.Object;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicTailITCase {
    private static EmbeddedBroker broker;
    private static KafkaProducer<String, byte[]> producer;

    @BeforeAll
    static void writeSomeFrames() throws Exception {
        broker = EmbeddedBroker.startTemporary(0);
        TopicCreator.create(
                new KafkaConfig(
                        broker.bootstrapServers(),
                        null,
                        MessageFormat.PROTOBUF,
                        Delivery.AT_LEAST_ONCE,
                        Map.of()),
                Duration.ofSeconds(30));
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer());
        send(Topic.DETECTIONS, frame("door", "person").toByteArray(), "application/protobuf");
        send(
                Topic.DETECTIONS,
                MessageDecoder.json(frame("gate", "bag")).getBytes(StandardCharsets.UTF_8),
                "application/json");
        send(Topic.DETECTIONS, new byte[] {1, 2, 3}, "application/protobuf");
    }

    @AfterAll
    static void close() {
        producer.close();
        broker.close();
    }

    @Test
    void showsAllThatIsThereInEitherFormatAndStops() {
        List<String> lines = tail(options("detections", false, MessageFilter.none()));
        assertThat(lines).hasSize(3);
        assertThat(lines).anyMatch(line -> line.contains("door  #5  person 0.50"));
        assertThat(lines).anyMatch(line -> line.contains("gate  #5  bag 0.50"));
        assertThat(lines).anyMatch(line -> line.contains("cannot be read"));
    }

    @Test
    void showsJsonThatIsFiltered() {
        List<String> lines =
                tail(options("detections", true, new MessageFilter("gate", "bag", "x")));
        assertThat(lines).filteredOn(line -> !line.contains("unreadable")).isEmpty();
        lines = tail(options("detections", true, new MessageFilter("gate", "bag", "BAG")));
        assertThat(lines)
                .filteredOn(line -> !line.contains("unreadable"))
                .singleElement()
                .asString()
                .startsWith("{")
                .contains("\"sensorId\":\"gate\"");
    }

    @Test
    void followsUntilItIsStopped() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        TailOptions options =
                new TailOptions(
                        broker.bootstrapServers(),
                        Map.of(),
                        "previews",
                        true,
                        true,
                        true,
                        false,
                        ZoneOffset.UTC,
                        MessageFilter.none());
        try (TopicTail tail = new TopicTail(options, lines::add)) {
            Thread reader = new Thread(tail::run, "tail");
            reader.start();
            send(Topic.PREVIEWS, new byte[0], "application/protobuf");
            assertThat(lines.poll(20, TimeUnit.SECONDS)).isEqualTo("{}");
            tail.stop();
            reader.join(20_000);
            assertThat(reader.isAlive()).isFalse();
        }
    }

    @Test
    void aTopicOfNoCatalogueIsAClearError() {
        assertThatThrownBy(() -> tail(options("detection", false, MessageFilter.none())))
                .isInstanceOf(TailException.class)
                .hasMessageContaining("detections, zone-events");
    }

    @Test
    void aTopicThatIsNotThereIsAClearError() {
        assertThatThrownBy(() -> tail(options("x.alerts", false, MessageFilter.none())))
                .isInstanceOf(TailException.class)
                .hasMessageContaining("no topic x.alerts")
                .hasMessageContaining("topicPrefix");
    }

    private static List<String> tail(TailOptions options) {
        List<String> lines = new ArrayList<>();
        try (TopicTail tail = new TopicTail(options, lines::add)) {
            tail.run();
        }
        return lines;
    }

    private static TailOptions options(String topic, boolean json, MessageFilter filter) {
        return new TailOptions(
                broker.bootstrapServers(),
                Map.of(),
                topic,
                true,
                false,
                json,
                false,
                ZoneOffset.UTC,
                filter);
    }

    private static Message frame(String camera, String label) {
        return Frame.newBuilder()
                .setSensorId(camera)
                .setSequence(5)
                .addObjects(Object.newBuilder().setType(label).setConfidence(0.5f))
                .build();
    }

    private static void send(Topic topic, byte[] value, String contentType) throws Exception {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic.topicName(), "key", value);
        record.headers().add("content-type", contentType.getBytes(StandardCharsets.UTF_8));
        producer.send(record).get();
    }
}
