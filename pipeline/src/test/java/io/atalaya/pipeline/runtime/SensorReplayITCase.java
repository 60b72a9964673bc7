package io.atalaya.pipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.broker.EmbeddedBroker;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.DeadLetter;
import io.atalaya.schemas.v1.Health;
import io.atalaya.schemas.v1.SensorReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline of recordings alone, to its end; left alone, and killed on the way. */
class SensorReplayITCase {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int NUM_ROWS = 6_000;
    private static final int BAD_ROW = 4_321;

    @TempDir static Path folder;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void writeRecordings() throws Exception {
        broker = EmbeddedBroker.startTemporary(0);
        StringBuilder motor = new StringBuilder("time,temp_f,vibration\n");
        StringBuilder press = new StringBuilder();
        for (int i = 0; i < NUM_ROWS; i++) {
            String temperature = i == BAD_ROW ? "hot" : Integer.toString(32 + i);
            // Ten milliseconds a row: in real time there is time to kill the process.
            long millis = 1_772_352_000_000L + 10L * i;
            motor.append("%d,%s,%d\n".formatted(millis, temperature, i));
            press.append("{\"t\": %d, \"p\": %d}\n".formatted(millis, i));
        }
        Files.writeString(folder.resolve("motor.csv"), motor);
        Files.writeString(folder.resolve("press.jsonl"), press);
    }

    @AfterAll
    static void stopBroker() {
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void endsByItselfWithEveryRowOnTheTopic() throws Exception {
        try (var process = start("calm", "as-fast-as-possible")) {
            assertThat(process.awaitExit(PATIENCE.toSeconds())).as(process.output()).isZero();
        }
        TopicReader topics = topics("calm");
        assertThat(topics.count(Topic.READINGS)).isEqualTo(NUM_ROWS * 3 - 1);
        assertThat(essence(topics)).hasSize(NUM_ROWS * 3 - 1);
        assertThat(topics.read(Topic.DEAD_LETTERS, DeadLetter.class))
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.getReason()).isEqualTo("bad-value");
                            assertThat(letter.getOrigin()).isEqualTo("motor.csv:4323");
                            assertThat(letter.getDetail()).contains("'hot', which is no number");
                        });
        List<Health> motor =
                topics.read(Topic.HEALTH, Health.class).stream()
                        .filter(health -> health.getSensorId().equals("motor"))
                        .toList();
        // A slow machine may report before the file is open.
        assertThat(
                        motor.stream()
                                .map(Health::getStatus)
                                .dropWhile(Health.Status.RECONNECTING::equals)
                                .distinct())
                .containsExactly(Health.Status.ONLINE, Health.Status.DEGRADED, Health.Status.ENDED);
        var counts = motor.get(motor.size() - 1).getReadingCounts();
        assertThat(counts.getReceived()).isEqualTo(NUM_ROWS);
        assertThat(counts.getReadings()).isEqualTo(2 * NUM_ROWS - 1);
    }

    @Test
    void aProcessKilledInTheMiddleLosesNoRow() throws Exception {
        for (long readings : new long[] {300, 900}) {
            try (var process = start("killed", "realtime")) {
                topics("killed").awaitCount(Topic.READINGS, readings, PATIENCE);
                assertThat(process.isAlive()).as(process.output()).isTrue();
                process.kill();
            }
        }
        try (var process = start("killed", "as-fast-as-possible")) {
            assertThat(process.awaitExit(PATIENCE.toSeconds())).as(process.output()).isZero();
        }
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < NUM_ROWS; i++) {
            if (i != BAD_ROW) {
                expected.add("motor temperature %.6f Cel".formatted(i / 1.8));
            }
            expected.add("motor vibration %.6f mm/s".formatted((double) i));
            expected.add("press pressure %.6f bar".formatted((double) i));
        }
        assertThat(essence(topics("killed"))).isEqualTo(expected);
    }

    private static Set<String> essence(TopicReader topics) throws Exception {
        Set<String> all = new TreeSet<>();
        for (SensorReading reading : topics.read(Topic.READINGS, SensorReading.class)) {
            all.add(
                    "%s %s %.6f %s"
                            .formatted(
                                    reading.getSensorId(),
                                    reading.getName(),
                                    reading.getNumber(),
                                    reading.getUnit()));
        }
        return all;
    }

    private static AtalayaProcess start(String name, String speed) throws IOException {
        Path configuration = folder.resolve(name + "-" + speed + ".yaml");
        Files.writeString(
                configuration,
                """
                kafka:
                  bootstrapServers: %s
                  topicPrefix: %s-
                sensors:
                  - name: motor
                    url: motor.csv
                    timestamp: time
                    speed: %s
                    values:
                      - {name: temperature, unit: Cel, sourceUnit: "[degF]", field: temp_f}
                      - {name: vibration, unit: mm/s}
                  - name: press
                    url: press.jsonl
                    timestamp: t
                    speed: %s
                    values: [{name: pressure, unit: bar, field: /p}]
                runtime:
                  stateDirectory: state-%s
                  checkpointInterval: 200ms
                """
                        .formatted(broker.bootstrapServers(), name, speed, speed, name));
        return AtalayaProcess.start(folder.resolve(name + ".log"), "run", configuration.toString());
    }

    private static TopicReader topics(String name) {
        return new TopicReader(broker.bootstrapServers(), name + "-");
    }
}
