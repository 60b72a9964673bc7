package io.atalaya.pipeline.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Message;
import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.pipeline.broker.WrittenTopics;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Frame;
import io.atalaya.schemas.v1.Object;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicTailITCase {
    private static WrittenTopics topics;

    @BeforeAll
    static void writeSomeFrames() throws Exception {
        topics = WrittenTopics.start();
        topics.write(Topic.DETECTIONS, "door", frame("door", "person"));
        topics.write(
                Topic.DETECTIONS,
                "gate",
                MessageDecoder.json(frame("gate", "bag")).getBytes(StandardCharsets.UTF_8),
                "application/json");
        topics.write(Topic.DETECTIONS, "door", new byte[] {1, 2, 3}, "application/protobuf");
    }

    @AfterAll
    static void close() {
        topics.close();
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
                        topics.bootstrapServers(),
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
            topics.write(Topic.PREVIEWS, "door", new byte[0], "application/protobuf");
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
                topics.bootstrapServers(),
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
}
