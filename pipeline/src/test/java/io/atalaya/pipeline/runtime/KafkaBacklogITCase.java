package io.atalaya.pipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.broker.EmbeddedBroker;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Anomaly;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What came while a pipeline was down is in time, also where brokers hand it over so slowly that
 * between two requests a topic seems to have fallen silent.
 */
class KafkaBacklogITCase {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int NUM_MESSAGES = 300;
    private static final List<Integer> HOT = List.of(40, 150, 260);

    /**
     * Three requests fetch them all; each takes its time, since there is never as much as asked.
     */
    private static final String FILL = "x".repeat(500);

    @TempDir Path folder;

    @Test
    void aBacklogThatComesSlowlyIsNotLate() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary(0)) {
            TopicReader topics = new TopicReader(broker.bootstrapServers(), "");
            RawTopic raw = new RawTopic(broker);
            raw.create();
            PipelineConfig config = config(broker);
            raw.send(List.of(message(Instant.now(), 1)));
            try (RunningPipeline pipeline = PipelineHere.start(config)) {
                topics.awaitCount(Topic.READINGS, 1, PATIENCE);
                pipeline.stop();
                pipeline.awaitEnd();
            }
            Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            raw.send(backlog(begin));

            try (RunningPipeline pipeline = PipelineHere.start(config)) {
                topics.awaitCount(Topic.ANOMALIES, 2L * HOT.size(), PATIENCE);
                pipeline.stop();
                pipeline.awaitEnd();
            }

            assertThat(topics.read(Topic.ANOMALIES, Anomaly.class))
                    .filteredOn(anomaly -> !anomaly.hasEnd())
                    .extracting(anomaly -> start(anomaly))
                    .containsExactlyElementsOf(HOT.stream().map(begin::plusMillis).toList());
        }
    }

    private static Instant start(Anomaly anomaly) {
        return Instant.ofEpochSecond(
                anomaly.getTimestamp().getSeconds(), anomaly.getTimestamp().getNanos());
    }

    private static List<String> backlog(Instant begin) {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < NUM_MESSAGES; i++) {
            messages.add(message(begin.plusMillis(i), HOT.contains(i) ? 200 : 20));
        }
        return messages;
    }

    private static String message(Instant at, double value) {
        return "{\"time\": \"%s\", \"v\": %s, \"fill\": \"%s\"}".formatted(at, value, FILL);
    }

    private PipelineConfig config(EmbeddedBroker broker) throws Exception {
        String yaml =
                """
                kafka: {bootstrapServers: '%1$s'}
                runtime: {stateDirectory: '%2$s', checkpointInterval: 1s}
                detectors:
                  - {name: hot, series: ['*'], limits: {high: 100}}
                sensors:
                  - name: m
                    url: kafka://%1$s/raw
                    kafka:
                      startAt: earliest
                      properties: {fetch.min.bytes: "10000000", fetch.max.wait.ms: "2500"}
                    timestamp: time
                    maxDelay: 10ms
                    values: [{name: v}]
                """
                        .formatted(broker.bootstrapServers(), folder.resolve("state"));
        return PipelineConfigLoader.load(yaml, "the test", folder, Map.of()).config();
    }
}
