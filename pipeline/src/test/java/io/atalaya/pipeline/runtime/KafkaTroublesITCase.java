package io.atalaya.pipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.broker.EmbeddedBroker;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.DeadLetter;
import io.atalaya.schemas.v1.Health;
import io.atalaya.schemas.v1.SensorReading;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sensor on Kafka that misbehaves, and brokers that go away and come back. */
class KafkaTroublesITCase {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path folder;

    @Test
    void tellsOfNanRepeatsJumpsAndSilenceAndIsBackAfterTheBrokersWereAway() throws Exception {
        EmbeddedBroker plant = EmbeddedBroker.start(0, folder.resolve("plant"));
        try (EmbeddedBroker own = EmbeddedBroker.startTemporary(0)) {
            try (RunningPipeline pipeline = PipelineHere.start(config(own, plant))) {
                TopicReader topics = new TopicReader(own.bootstrapServers(), "");
                awaitReason(topics, Health.Reason.SIGNAL_LOSS);
                new RawTopic(plant).create();
                send(plant, Instant.now(), "NaN");
                topics.awaitCount(Topic.READINGS, 1, PATIENCE);
                Instant now = Instant.now();
                send(plant, now, "68");
                send(plant, now, "68");
                send(plant, now, "68");
                send(plant, now.plus(Duration.ofDays(2)), "86");
                topics.awaitCount(Topic.READINGS, 3, PATIENCE);
                awaitReason(topics, Health.Reason.SILENT);

                plant.close();
                awaitReason(topics, Health.Reason.TIMEOUT);
                plant = EmbeddedBroker.start(plant.port(), folder.resolve("plant"));
                send(plant, Instant.now(), "212");
                topics.awaitCount(Topic.READINGS, 4, PATIENCE);

                pipeline.stop();
                pipeline.awaitEnd();
                expectAll(topics);
            }
        } finally {
            plant.close();
        }
    }

    private static void expectAll(TopicReader topics) throws Exception {
        var readings = topics.read(Topic.READINGS, SensorReading.class);
        assertThat(readings)
                .extracting(reading -> "%.3f %s".formatted(reading.getNumber(), reading.getUnit()))
                .containsExactly("NaN Cel", "20.000 Cel", "30.000 Cel", "100.000 Cel");
        assertThat(readings.get(0).getQuality()).isEqualTo(SensorReading.Quality.BAD);
        assertThat(topics.read(Topic.DEAD_LETTERS, DeadLetter.class))
                .extracting(DeadLetter::getReason)
                .containsExactly("repeated");
        assertThat(topics.read(Topic.HEALTH, Health.class))
                .extracting(Health::getReason)
                .contains(Health.Reason.BAD_VALUES, Health.Reason.CLOCK_JUMP, Health.Reason.SILENT);
    }

    private static void awaitReason(TopicReader topics, Health.Reason reason) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (topics.read(Topic.HEALTH, Health.class).stream()
                .noneMatch(health -> health.getReason() == reason)) {
            assertThat(Instant.now()).as("%s is told in time", reason).isBefore(end);
            Thread.sleep(200);
        }
    }

    private PipelineConfig config(EmbeddedBroker own, EmbeddedBroker plant) throws Exception {
        String yaml =
                """
                kafka: {bootstrapServers: '%s'}
                runtime: {stateDirectory: '%s', checkpointInterval: 1s}
                sensors:
                  - name: m
                    url: kafka://%s/raw
                    kafka:
                      startAt: earliest
                      properties: {default.api.timeout.ms: "2000", request.timeout.ms: "1500"}
                    timestamp: time
                    silentAfter: 3s
                    connectTimeout: 2s
                    values: [{name: temperature, field: v, unit: Cel, sourceUnit: '[degF]'}]
                """
                        .formatted(
                                own.bootstrapServers(),
                                folder.resolve("state"),
                                plant.bootstrapServers());
        return PipelineConfigLoader.load(yaml, "the test", folder, Map.of()).config();
    }

    private static void send(EmbeddedBroker plant, Instant at, String value) throws Exception {
        new RawTopic(plant).send(List.of("{\"time\": \"%s\", \"v\": %s}".formatted(at, value)));
    }
}
