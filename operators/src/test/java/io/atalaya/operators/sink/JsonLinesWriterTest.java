package io.atalaya.operators.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.schemas.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JsonLinesWriterTest {
    private final TestProcessingTimeService time = new TestProcessingTimeService();

    @TempDir Path folder;

    @BeforeEach
    void startTime() throws Exception {
        time.setCurrentTime(0);
    }

    @ParameterizedTest
    @EnumSource(MessageFormat.class)
    void linesAreJsonWhateverIsSentToKafka(MessageFormat format) throws Exception {
        try (JsonLinesWriter writer = new JsonLinesWriter(folder, time)) {
            write(writer, format);
            writer.flush(false);
            assertThat(lines("alerts"))
                    .singleElement()
                    .asString()
                    .startsWith("{\"sensorId\":\"door\"");
            assertThat(lines("alert-events")).hasSize(1);
        }
    }

    @Test
    void linesAreThereSoonAfterTheyWereWritten() throws Exception {
        try (JsonLinesWriter writer = new JsonLinesWriter(folder, time)) {
            write(writer, MessageFormat.PROTOBUF);
            time.setCurrentTime(JsonLinesWriter.FLUSH_INTERVAL.toMillis() - 1);
            assertThat(lines("alerts")).isEmpty();
            time.setCurrentTime(JsonLinesWriter.FLUSH_INTERVAL.toMillis());
            assertThat(lines("alerts")).hasSize(1);
            write(writer, MessageFormat.PROTOBUF);
            time.setCurrentTime(2 * JsonLinesWriter.FLUSH_INTERVAL.toMillis());
            assertThat(lines("alerts")).hasSize(2);
        }
    }

    private static void write(JsonLinesWriter writer, MessageFormat format) throws Exception {
        MessageEncoder encoder = new MessageEncoder("plant-1", format, Topic.MAX_MESSAGE_BYTES);
        for (OutgoingMessage message :
                FactEncoder.alerts()
                        .encode(SampleFacts.alert("a", 1), encoder, SampleFacts.EMITTED)) {
            writer.write(message, null);
        }
    }

    private List<String> lines(String topic) throws Exception {
        return Files.readAllLines(folder.resolve(topic + ".jsonl"));
    }
}
