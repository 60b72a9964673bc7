package io.atalaya.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.atalaya.schemas.v1.Frame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicTest {
    @Test
    void commandsAreDatedByTheBroker() {
        assertThat(Topic.COMMANDS.settings())
                .containsEntry("message.timestamp.type", "LogAppendTime");
        assertThat(Topic.COMMAND_ANSWERS.settings()).doesNotContainKey("message.timestamp.type");
    }

    @Test
    void readmeListsEveryTopicAsItIs() throws Exception {
        List<String> written =
                Files.readAllLines(Path.of("README.md")).stream()
                        .filter(line -> line.startsWith("| `"))
                        .filter(line -> line.contains("io.atalaya.v1."))
                        .toList();
        assertThat(written)
                .containsExactlyElementsOf(
                        Arrays.stream(Topic.values()).map(TopicTest::row).toList());
    }

    @Test
    void aTopicIsFoundByItsNameAndByItsEventType() {
        for (Topic topic : Topic.values()) {
            assertThat(Topic.byName(topic.topicName())).contains(topic);
            assertThat(Topic.byEventType(topic.eventType())).contains(topic);
        }
        assertThat(Topic.byName("detection")).isEmpty();
    }

    @Test
    void messagesAreParsedAsTheTopicsType() throws Exception {
        Frame frame = Frame.newBuilder().setSensorId("door").build();
        assertThat(Topic.DETECTIONS.parse(frame.toByteArray())).isEqualTo(frame);
    }

    @Test
    void everyKeyIsAFieldOfItsMessage() {
        for (Topic topic : Topic.values()) {
            List<String> fields =
                    topic.prototype().getDescriptorForType().getFields().stream()
                            .map(FieldDescriptor::getName)
                            .toList();
            String key = topic == Topic.COMMANDS ? "id" : topic.key().field();
            assertThat(fields).as(topic.topicName()).contains(key);
        }
    }

    @Test
    void alertsAreCompactedAndKeptForEver() {
        assertThat(Topic.ALERTS.settings())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("retention.ms", "-1");
    }

    @Test
    void detectionsAreDeletedWhenTheirRetentionIsOver() {
        assertThat(Topic.DETECTIONS.settings())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "259200000");
    }

    private static String row(Topic topic) {
        return "| `%s` | %s | `%s` | `%s` | %d | %s | %s | `%s` |"
                .formatted(
                        topic.topicName(),
                        topic.description(),
                        topic.messageName(),
                        topic.key().field(),
                        topic.partitions(),
                        topic.cleanupPolicy().kafkaValue(),
                        topic.retention().map(TopicTest::words).orElse("for ever"),
                        topic.eventType());
    }

    private static String words(Duration retention) {
        long hours = retention.toHours();
        return hours >= 24 ? count(hours / 24, "day") : count(hours, "hour");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
