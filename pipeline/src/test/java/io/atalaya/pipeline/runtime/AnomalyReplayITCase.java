package io.atalaya.pipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.atalaya.pipeline.broker.EmbeddedBroker;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Anomaly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Detectors in the whole job: what they find, and that a killed process finds the same. */
class AnomalyReplayITCase {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int NUM_ROWS = 2_000;

    @TempDir static Path folder;

    private static EmbeddedBroker broker;

    /**
     * Calm, a drift by three sigmas from row 800 to 1000, a spike in 1300, hot from 1500 to 1600.
     */
    @BeforeAll
    static void writeRecording() throws Exception {
        broker = EmbeddedBroker.startTemporary(0);
        Random random = new Random(11);
        StringBuilder motor = new StringBuilder("time,temperature\n");
        for (int i = 0; i < NUM_ROWS; i++) {
            double value =
                    50
                            + random.nextGaussian()
                            + (i >= 800 && i < 1000 ? 3 : 0)
                            + (i == 1300 ? 20 : 0)
                            + (i >= 1500 && i < 1600 ? 40 : 0);
            motor.append("%d,%.3f\n".formatted(1_772_352_000_000L + 10L * i, value));
        }
        Files.writeString(folder.resolve("motor.csv"), motor);
    }

    @AfterAll
    static void stopBroker() {
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void findsTheSameAgainWhenItIsKilledOnTheWay() throws Exception {
        try (var process = start("calm", "as-fast-as-possible")) {
            assertThat(process.awaitExit(PATIENCE.toSeconds())).as(process.output()).isZero();
        }
        Set<String> undisturbed = essence("calm");
        try (var process = start("killed", "realtime")) {
            topics("killed").awaitCount(Topic.READINGS, 900, PATIENCE);
            process.kill();
        }
        try (var process = start("killed", "as-fast-as-possible")) {
            assertThat(process.awaitExit(PATIENCE.toSeconds())).as(process.output()).isZero();
        }

        assertThat(essence("killed")).isEqualTo(undisturbed);
        assertThat(undisturbed)
                .anyMatch(one -> one.startsWith("hot motor/temperature 2026-03-01T08:00:15Z"))
                .anyMatch(one -> one.startsWith("drift motor/temperature 2026-03-01T08:00:08."))
                .anyMatch(one -> one.startsWith("odd motor/temperature 2026-03-01T08:00:13Z"));
    }

    /** Detector, series, start, end and id of each. */
    private static Set<String> essence(String name) throws Exception {
        Set<String> all = new TreeSet<>();
        for (Anomaly anomaly : topics(name).read(Topic.ANOMALIES, Anomaly.class)) {
            all.add(
                    "%s %s/%s %s %s %s"
                            .formatted(
                                    anomaly.getDetector(),
                                    anomaly.getSensorId(),
                                    anomaly.getName(),
                                    instant(anomaly.getTimestamp()),
                                    anomaly.hasEnd() ? instant(anomaly.getEnd()) : "lasts",
                                    anomaly.getId()));
        }
        return all;
    }

    private static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
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
                    values: [{name: temperature, unit: Cel}]
                detectors:
                  - name: odd
                    series: ["*"]
                  - name: hot
                    series: [motor/temperature]
                    limits: {high: 80, deadband: 2}
                  - name: drift
                    series: ["*/temperature"]
                    cusum: {k: 1, h: 10, baseline: 5s}
                    clearAfter: 500ms
                  - name: pattern
                    series: ["*"]
                    randomCutForest: {trees: 20, sampleSize: 64}
                runtime:
                  stateDirectory: state-%s
                  checkpointInterval: 200ms
                """
                        .formatted(broker.bootstrapServers(), name, speed, name));
        return AtalayaProcess.start(folder.resolve(name + ".log"), "run", configuration.toString());
    }

    private static TopicReader topics(String name) {
        return new TopicReader(broker.bootstrapServers(), name + "-");
    }
}
