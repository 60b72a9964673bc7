package io.atalaya.pipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.sensor.mqtt.Publisher;
import io.atalaya.operators.testing.MosquittoServer;
import io.atalaya.pipeline.broker.EmbeddedBroker;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Health;
import io.atalaya.schemas.v1.SensorReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a pipeline whose MQTT sensor is acknowledged with checkpoints. */
class MqttRecoveryITCase {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int NUM_READINGS = 250;
    private static final long SEED = 20_261_125;

    @TempDir Path folder;

    private MosquittoServer mosquitto;
    private Publisher publisher;
    private EmbeddedBroker broker;
    private TopicReader topics;
    private AtalayaProcess process;

    @BeforeEach
    void startAPlant() throws Exception {
        mosquitto = MosquittoServer.open(folder);
        publisher = Publisher.to(mosquitto);
        broker = EmbeddedBroker.startTemporary(0);
        topics = new TopicReader(broker.bootstrapServers(), "");
    }

    @AfterEach
    void stopIt() throws Exception {
        if (process != null) {
            process.close();
        }
        if (broker != null) {
            broker.close();
        }
        if (publisher != null) {
            publisher.close();
        }
        if (mosquitto != null) {
            mosquitto.close();
        }
    }

    @Test
    void noReadingIsLostWhenItIsKilledAndNoneComesTwiceWhenItIsStopped() throws Exception {
        alarmsGoOnAfterAKillBeforeAnyCheckpoint();
        nothingIsReadAgainAfterAStop();
        allIsReadThoughItIsKilledOnTheWay();
    }

    private void alarmsGoOnAfterAKillBeforeAnyCheckpoint() throws Exception {
        start("1h");
        Instant at = Instant.now();
        publish(at, 91);
        await("an alert", () -> !alerts().isEmpty());
        process.kill();
        start("1h");
        publish(at.plusSeconds(1), 20);
        await("its end", () -> alerts().stream().anyMatch(Alert::hasEnd));
        assertThat(alerts().stream().map(Alert::getAlertId).distinct())
                .as("told anew by who never told it, and the same by its id")
                .hasSize(1);
    }

    private void nothingIsReadAgainAfterAStop() throws Exception {
        process.terminate();
        assertThat(process.endsWithin(PATIENCE.toSeconds())).as(process.output()).isTrue();
        long before = topics.count(Topic.READINGS);
        start("300ms");
        publish(Instant.now(), 1);
        topics.awaitCount(Topic.READINGS, before + 1, PATIENCE);
        assertThat(topics.count(Topic.READINGS)).isEqualTo(before + 1);
    }

    private void allIsReadThoughItIsKilledOnTheWay() throws Exception {
        Set<String> expected = readings();
        int fatal = new SplittableRandom(SEED).nextInt(NUM_READINGS / 4, NUM_READINGS / 2);
        Instant first = Instant.now();
        for (int i = 1; i <= NUM_READINGS; i++) {
            Instant at = first.plusMillis(10L * i);
            publish(at, i % 80);
            expected.add("%d %d".formatted(at.toEpochMilli(), i % 80));
            Thread.sleep(10);
            if (i == fatal) {
                process.kill();
                run("300ms");
            }
        }
        await("seed " + SEED + ": all readings", () -> readings().containsAll(expected));
        assertThat(readings()).isEqualTo(expected);
    }

    private Set<String> readings() throws Exception {
        return topics.read(Topic.READINGS, SensorReading.class).stream()
                .map(
                        reading ->
                                "%d %.0f"
                                        .formatted(
                                                millis(reading.getTimestamp()),
                                                reading.getNumber()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long millis(com.google.protobuf.Timestamp time) {
        return time.getSeconds() * 1000 + time.getNanos() / 1_000_000;
    }

    private List<Alert> alerts() throws Exception {
        return topics.count(Topic.ALERT_EVENTS) == 0
                ? List.of()
                : topics.read(Topic.ALERT_EVENTS, Alert.class);
    }

    /** The broker keeps messages only for who has subscribed once. */
    private void start(String checkpointInterval) throws Exception {
        long before = online();
        run(checkpointInterval);
        await("the sensor", () -> online() > before);
    }

    private long online() throws Exception {
        return topics.count(Topic.HEALTH) == 0
                ? 0
                : topics.read(Topic.HEALTH, Health.class).stream()
                        .filter(health -> health.getStatus() == Health.Status.ONLINE)
                        .count();
    }

    private void run(String checkpointInterval) throws IOException {
        Path file = folder.resolve("press.yaml");
        Files.writeString(
                file,
                """
                kafka: {bootstrapServers: "%s"}
                sensors:
                  - name: press-1
                    url: mqtt://127.0.0.1:%d
                    area: press
                    timestamp: t
                    mqtt: {topic: press/1, acknowledge: checkpointed}
                    values: [{name: temperature, unit: Cel}]
                rules:
                  - name: hot
                    when: reading('press-1/temperature').value > 80.0
                runtime: {stateDirectory: state, checkpointInterval: %s}
                """
                        .formatted(
                                broker.bootstrapServers(), mosquitto.port(), checkpointInterval));
        process =
                AtalayaProcess.start(
                        folder.resolve("process.log"), "run", "--quiet", file.toString());
    }

    private void publish(Instant at, int temperature) {
        String message = "{\"t\": %d, \"temperature\": %d}";
        publisher.send("press/1", message.formatted(at.toEpochMilli(), temperature));
    }

    private void await(String what, Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.call()) {
            assertThat(process.isAlive()).as(process.output()).isTrue();
            assertThat(Instant.now()).as("waiting for " + what).isBefore(end);
            Thread.sleep(100);
        }
    }
}
