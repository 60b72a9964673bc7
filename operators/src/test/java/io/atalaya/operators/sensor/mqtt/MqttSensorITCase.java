package io.atalaya.operators.sensor.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.sensor.MqttAcknowledge;
import io.atalaya.operators.sensor.MqttConfig;
import io.atalaya.operators.sensor.MqttFormat;
import io.atalaya.operators.sensor.MqttVersion;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorDriver;
import io.atalaya.operators.sensor.Sensors;
import io.atalaya.operators.sensor.ValueType;
import io.atalaya.operators.testing.MosquittoServer;
import io.atalaya.operators.testing.Relay;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against Eclipse Mosquitto. */
class MqttSensorITCase {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(MqttVersion.class)
    void readsPlainValuesFromTheirTopics(MqttVersion version) throws Exception {
        try (MosquittoServer server = MosquittoServer.open(folder);
                Publisher publisher = Publisher.to(server)) {
            publisher.send("plant/m1/old", "7".getBytes(UTF_8), 1, true);
            SensorConfig sensor =
                    Sensors.sensor("motor-1", server.url())
                            .timestamp(null)
                            .mqtt(settings(version, MqttFormat.PLAIN, null))
                            .values(
                                    Sensors.onTopic("temperature", ValueType.NUMBER, "plant/m1/t"),
                                    Sensors.onTopic("running", ValueType.FLAG, "plant/m1/on"),
                                    Sensors.onTopic("old", ValueType.NUMBER, "plant/m1/old"))
                            .config();
            try (SensorDriver driver =
                    SensorDriver.start(sensor).untilStatus(HealthStatus.ONLINE)) {
                driver.untilReadings(1);
                publisher.send("plant/m1/t", " 21.5 ");
                publisher.send("plant/m1/on", "on");
                publisher.send("plant/m1/t", "warm");
                publisher.send("plant/m1/other", "1");
                publisher.send("plant/m1/t", "NaN");
                driver.untilReadings(4);

                assertThat(driver.numbersOf("temperature")).containsExactly(21.5, Double.NaN);
                assertThat(driver.numbersOf("running")).containsExactly(1.0);
                assertThat(driver.readings().get(0).quality())
                        .as("what the broker kept is of unknown age")
                        .isEqualTo(ReadingQuality.UNCERTAIN);
                assertThat(driver.readings().get(1).clockSource()).isEqualTo(ClockSource.ARRIVAL);
                assertThat(driver.deadLetters())
                        .extracting(letter -> letter.reason() + " " + letter.origin())
                        .containsExactly("bad-value plant/m1/t");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(MqttVersion.class)
    void readsJsonWithItsOwnTime(MqttVersion version) throws Exception {
        try (MosquittoServer server = MosquittoServer.open(folder);
                Publisher publisher = Publisher.to(server)) {
            SensorConfig sensor =
                    Sensors.sensor("motor-1", server.url())
                            .timestamp("/meta/t")
                            .match("/meta/device", "M-1")
                            .mqtt(settings(version, MqttFormat.JSON, "plant/+/data"))
                            .values(Sensors.value("temperature", "/v/temp", "Cel", "[degF]"))
                            .config();
            try (SensorDriver driver =
                    SensorDriver.start(sensor).untilStatus(HealthStatus.ONLINE)) {
                Instant now = Instant.now();
                publisher.send("plant/a/data", json("M-1", now, "212"));
                publisher.send("plant/b/data", json("M-2", now, "1"));
                publisher.send("plant/b/data", "{\"meta\": {\"device\": \"M-1\"");
                publisher.send("plant/b/data", json("M-1", now.plusSeconds(3600), "32"));
                driver.untilReadings(2);

                assertThat(driver.numbersOf("temperature")).containsExactly(100.0, 0.0);
                Reading first = driver.readings().get(0);
                assertThat(first.at().toEpochMilli()).isEqualTo(now.toEpochMilli());
                assertThat(first.clockSource()).isEqualTo(ClockSource.DEVICE);
                Reading ahead = driver.readings().get(1);
                assertThat(ahead.clockSource()).isEqualTo(ClockSource.ARRIVAL);
                assertThat(ahead.at()).isEqualTo(ahead.arrivedAt());
                assertThat(driver.lastHealth().reason()).isEqualTo(HealthReason.CLOCK_JUMP);
                assertThat(driver.deadLetters())
                        .extracting(DeadLetter::reason)
                        .containsExactly("not-json");
            }
        }
    }

    @Test
    void tellsOfNanRepeatsJumpsAndSilence() throws Exception {
        try (MosquittoServer server = MosquittoServer.open(folder);
                Publisher publisher = Publisher.to(server)) {
            SensorConfig sensor =
                    Sensors.sensor("motor-1", server.url())
                            .timestamp("/meta/t")
                            .mqtt(settings(MqttVersion.V5, MqttFormat.JSON, "plant/m1"))
                            .values(Sensors.value("temperature", "/v/temp", "Cel", "Cel"))
                            .silentAfter(Duration.ofSeconds(2))
                            .config();
            try (SensorDriver driver =
                    SensorDriver.start(sensor).untilStatus(HealthStatus.ONLINE)) {
                Instant now = Instant.now();
                publisher.send("plant/m1", json("M", now, "NaN"));
                untilTold(driver, HealthReason.BAD_VALUES, "temperature is NaN");
                assertThat(driver.readings().get(0).quality()).isEqualTo(ReadingQuality.BAD);
                for (int i = 0; i < 5; i++) {
                    publisher.send("plant/m1", json("M", now.plusMillis(1), "20"));
                }
                driver.until(() -> driver.counted("motor-1").received() == 6, "all");
                assertThat(driver.numbersOf("temperature")).containsExactly(Double.NaN, 20.0);
                assertThat(driver.counted("motor-1").refused()).containsEntry("repeated", 4L);
                publisher.send("plant/m1", json("M", now.plus(Duration.ofDays(2)), "21"));
                untilTold(driver, HealthReason.CLOCK_JUMP, "ahead of this machine's");
                untilTold(driver, HealthReason.SILENT, "nothing of temperature");
                publisher.send("plant/m1", json("M", Instant.now(), "22"));
                driver.until(
                        () -> driver.lastHealth().reason() != HealthReason.SILENT, "heard again");
                assertThat(driver.deadLetters())
                        .extracting(DeadLetter::reason)
                        .containsExactly("repeated");
            }
        }
    }

    private static void untilTold(SensorDriver driver, HealthReason reason, String detail) {
        driver.until(
                () ->
                        driver.health().stream()
                                .anyMatch(
                                        health ->
                                                health.reason() == reason
                                                        && health.detail().contains(detail)),
                reason + " " + detail);
    }

    @ParameterizedTest
    @EnumSource(MqttVersion.class)
    void isBackAfterTheBrokerWasAwayAndSaysSo(MqttVersion version) throws Exception {
        try (MosquittoServer server = MosquittoServer.open(folder)) {
            SensorConfig sensor = temperatureOf(server, version, null, null);
            try (SensorDriver driver =
                    SensorDriver.start(sensor).untilStatus(HealthStatus.ONLINE)) {
                send(server, "1");
                driver.untilReadings(1);
                server.kill();
                driver.untilStatus(HealthStatus.RECONNECTING);
                server.start();
                driver.untilStatus(HealthStatus.ONLINE);
                send(server, "2");
                driver.untilReadings(2);
                assertThat(driver.numbersOf("temperature")).containsExactly(1.0, 2.0);
                assertThat(driver.statuses())
                        .containsSubsequence(
                                HealthStatus.ONLINE,
                                HealthStatus.RECONNECTING,
                                HealthStatus.ONLINE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(MqttVersion.class)
    void noticesABrokerThatHangs(MqttVersion version) throws Exception {
        try (MosquittoServer server = MosquittoServer.open(folder);
                Relay relay = Relay.to(server.port())) {
            String url = "mqtt://127.0.0.1:" + relay.port();
            SensorConfig sensor = temperatureAt(url, version, null, null);
            try (SensorDriver driver =
                    SensorDriver.start(sensor).untilStatus(HealthStatus.ONLINE)) {
                relay.freeze();
                driver.untilStatus(HealthStatus.RECONNECTING);
                relay.thaw();
                driver.untilStatus(HealthStatus.ONLINE);
                send(server, "2");
                driver.untilReadings(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(MqttVersion.class)
    void getsWhatTheBrokerKeptWhileItWasAway(MqttVersion version) throws Exception {
        try (MosquittoServer server = MosquittoServer.open(folder)) {
            SensorConfig sensor = temperatureOf(server, version, null, null);
            try (SensorDriver driver =
                    SensorDriver.start(sensor).untilStatus(HealthStatus.ONLINE)) {
                send(server, "1");
                driver.untilReadings(1);
            }
            try (Publisher publisher = Publisher.to(server)) {
                for (int i = 2; i <= 50; i++) {
                    publisher.send("plant/m1", "{\"temperature\": %d}".formatted(i));
                }
            }
            try (SensorDriver driver = SensorDriver.start(sensor).untilReadings(49)) {
                assertThat(driver.numbersOf("temperature")).hasSize(49).startsWith(2.0, 3.0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(MqttVersion.class)
    void saysThatItsPasswordIsRefused(MqttVersion version) throws Exception {
        try (MosquittoServer server = MosquittoServer.guarded(folder, "atalaya", "right-word")) {
            SensorConfig wrong = temperatureOf(server, version, "atalaya", "wrong-word");
            try (SensorDriver driver = SensorDriver.start(wrong)) {
                driver.until(
                        () ->
                                driver.health().stream()
                                        .anyMatch(h -> h.reason() == HealthReason.UNAUTHORIZED),
                        "unauthorized");
                assertThat(driver.health().toString())
                        .contains("check username and password")
                        .doesNotContain("wrong-word");
            }
            SensorConfig right = temperatureOf(server, version, "atalaya", "right-word");
            SensorDriver.start(right).untilStatus(HealthStatus.ONLINE).close();
        }
    }

    @Test
    void dropsAndCountsOnlyWhatNobodyCanHoldBack() throws Exception {
        try (MosquittoServer server = MosquittoServer.open(folder);
                Publisher publisher = Publisher.to(server)) {
            SensorConfig sensor = temperatureOf(server, MqttVersion.V5, null, null);
            try (SensorDriver driver =
                    SensorDriver.start(sensor).untilStatus(HealthStatus.ONLINE)) {
                // While nobody takes anything from the queue, which holds 1024
                byte[] payload = "{\"temperature\": 1}".getBytes(UTF_8);
                for (int i = 0; i < 1_500; i++) {
                    publisher.send("plant/m1", payload, 0, false);
                }
                driver.awaitDrop(sensor.name());
                publisher.send("plant/m1", "{\"temperature\": 2}");
                driver.until(
                        () -> driver.numbersOf("temperature").contains(2.0), "the last message");
                driver.untilStatus(HealthStatus.ONLINE);
                publisher.send("plant/m1", "{\"temperature\": 3}");
                driver.until(
                        () -> driver.numbersOf("temperature").contains(3.0), "one more message");
                // What comes with QoS 1 may overtake the rest
                driver.until(() -> driver.counted(sensor.name()).received() == 1_502, "all");
                long lost = 1_502L - driver.readings().size();
                assertThat(lost).isPositive();
                assertThat(driver.counted(sensor.name()).refused().getOrDefault("queue-full", 0L))
                        .isEqualTo(lost);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(MqttVersion.class)
    void getsAgainWhatNoCheckpointHeld(MqttVersion version) throws Exception {
        try (MosquittoServer server = MosquittoServer.open(folder);
                Publisher publisher = Publisher.to(server)) {
            SensorConfig sensor = checkpointedAt(server.url(), version);
            try (SensorDriver driver =
                    SensorDriver.start(sensor).untilStatus(HealthStatus.ONLINE)) {
                sendTemperatures(publisher, 1, 5);
                driver.untilReadings(5);
                driver.snapshot(1);
                sendTemperatures(publisher, 6, 8);
                driver.untilReadings(8);
                driver.checkpointComplete(1);
            }
            try (SensorDriver driver = SensorDriver.start(sensor).untilReadings(3)) {
                assertThat(driver.numbersOf("temperature")).containsExactly(6.0, 7.0, 8.0);
                driver.snapshot(2);
                driver.checkpointComplete(2);
            }
            try (SensorDriver driver =
                    SensorDriver.start(sensor).untilStatus(HealthStatus.ONLINE)) {
                sendTemperatures(publisher, 9, 9);
                driver.untilReadings(1);
                assertThat(driver.numbersOf("temperature")).containsExactly(9.0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(MqttVersion.class)
    void takesWhatComesAgainOnANewConnectionOnce(MqttVersion version) throws Exception {
        try (MosquittoServer server = MosquittoServer.open(folder);
                Publisher publisher = Publisher.to(server);
                Relay relay = Relay.to(server.port())) {
            SensorConfig sensor = checkpointedAt("mqtt://127.0.0.1:" + relay.port(), version);
            try (SensorDriver driver =
                    SensorDriver.start(sensor).untilStatus(HealthStatus.ONLINE)) {
                sendTemperatures(publisher, 1, 5);
                driver.untilReadings(5);
                driver.snapshot(1);
                relay.cut();
                driver.untilStatus(HealthStatus.RECONNECTING);
                driver.untilStatus(HealthStatus.ONLINE);
                sendTemperatures(publisher, 6, 7);
                driver.untilReadings(7);
                assertThat(driver.numbersOf("temperature"))
                        .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0);
                driver.checkpointComplete(1);
            }
            try (SensorDriver driver = SensorDriver.start(sensor).untilReadings(2)) {
                assertThat(driver.numbersOf("temperature"))
                        .as("acknowledged on the new connection")
                        .containsExactly(6.0, 7.0);
            }
        }
    }

    @Test
    void aBrokerWithItsDefaultsSendsManyWithoutWaitingForACheckpoint() throws Exception {
        try (MosquittoServer server = MosquittoServer.open(folder);
                Publisher publisher = Publisher.to(server)) {
            SensorConfig sensor = checkpointedAt(server.url(), MqttVersion.V5);
            try (SensorDriver driver =
                    SensorDriver.start(sensor).untilStatus(HealthStatus.ONLINE)) {
                sendTemperatures(publisher, 1, 700);
                driver.untilReadings(700);
                driver.snapshot(1);
                driver.checkpointComplete(1);
            }
        }
    }

    private static void sendTemperatures(Publisher publisher, int first, int last) {
        for (int i = first; i <= last; i++) {
            publisher.send("plant/m1", "{\"temperature\": %d}".formatted(i));
        }
    }

    private static SensorConfig checkpointedAt(String url, MqttVersion version) {
        return temperatureAt(url, version, MqttAcknowledge.CHECKPOINTED, null, null);
    }

    private static void send(MosquittoServer server, String temperature) {
        try (Publisher publisher = Publisher.to(server)) {
            publisher.send("plant/m1", "{\"temperature\": " + temperature + "}");
        }
    }

    private static SensorConfig temperatureOf(
            MosquittoServer server, MqttVersion version, String user, String password) {
        return temperatureAt(server.url(), version, user, password);
    }

    private static SensorConfig temperatureAt(
            String url, MqttVersion version, String user, String password) {
        return temperatureAt(url, version, MqttAcknowledge.TAKEN, user, password);
    }

    private static SensorConfig temperatureAt(
            String url,
            MqttVersion version,
            MqttAcknowledge acknowledge,
            String user,
            String password) {
        MqttConfig settings =
                new MqttConfig(
                        version,
                        MqttFormat.JSON,
                        "plant/m1",
                        1,
                        acknowledge,
                        null,
                        Duration.ofHours(1),
                        user,
                        password,
                        null,
                        null,
                        null,
                        null);
        return Sensors.sensor("motor-1", url).timestamp(null).mqtt(settings).config();
    }

    private static MqttConfig settings(MqttVersion version, MqttFormat format, String topic) {
        return new MqttConfig(
                version,
                format,
                topic,
                1,
                MqttAcknowledge.TAKEN,
                null,
                Duration.ofHours(1),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static String json(String device, Instant at, String temperature) {
        return """
        {"meta": {"device": "%s", "t": %d}, "v": {"temp": %s}}
        """
                .formatted(device, at.toEpochMilli(), temperature);
    }
}
