package io.atalaya.operators.sensor.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.sensor.OpcUaConfig;
import io.atalaya.operators.sensor.OpcUaSecurity;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorDriver;
import io.atalaya.operators.sensor.Sensors;
import io.atalaya.operators.sensor.ValueConfig;
import io.atalaya.operators.sensor.ValueType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.DoubleStream;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.junit.jupiter.api.Test;

/** Against Eclipse Milo's server. */
class OpcUaSensorITCase {
    private static final ValueConfig TEMPERATURE =
            Sensors.atNode("temperature", ValueType.NUMBER, "ns=2;s=temperature");

    @Test
    void getsWhatChangesWithItsSourcesTimeAndQuality() throws Exception {
        try (TestOpcUaServer server = TestOpcUaServer.open()) {
            Instant longAgo = Instant.now().minus(Duration.ofDays(30));
            Machine machine = server.machine();
            machine.set("temperature", value(20.5f, StatusCode.GOOD, longAgo));
            machine.set("count", value(Unsigned.uint(4_000_000_000L), StatusCode.GOOD, longAgo));
            machine.set("running", value(true, StatusCode.GOOD, longAgo));
            machine.set("state", value("idle", StatusCode.GOOD, longAgo));
            SensorConfig sensor =
                    sensor(
                            server,
                            TEMPERATURE,
                            Sensors.atNode(
                                    "count",
                                    ValueType.INTEGER,
                                    "nsu=" + Machine.NAMESPACE + ";s=count"),
                            Sensors.atNode("running", ValueType.FLAG, "ns=2;s=running"),
                            Sensors.atNode("state", ValueType.TEXT, "ns=2;s=state"));
            try (SensorDriver driver = SensorDriver.start(sensor).untilReadings(4)) {
                driver.untilStatus(HealthStatus.ONLINE);
                assertThat(driver.readings())
                        .as("how things stand is of now")
                        .allSatisfy(
                                reading -> {
                                    assertThat(reading.at()).isAfter(longAgo.plusSeconds(3600));
                                    assertThat(reading.historical()).isFalse();
                                });
                assertThat(driver.numbersOf("temperature")).containsExactly(20.5);
                assertThat(driver.numbersOf("count")).containsExactly(4e9);
                assertThat(driver.numbersOf("running")).containsExactly(1.0);
                assertThat(driver.readings()).extracting(Reading::text).contains("idle");

                Instant measured = Instant.now().minusSeconds(5).truncatedTo(ChronoUnit.MILLIS);
                machine.set("temperature", value(21.3f, StatusCode.UNCERTAIN, measured));
                Reading changed = driver.untilReadings(5).readings().get(4);
                assertThat(changed.number()).isEqualTo(21.3);
                assertThat(changed.at()).isEqualTo(measured);
                assertThat(changed.clockSource()).isEqualTo(ClockSource.DEVICE);
                assertThat(changed.quality()).isEqualTo(ReadingQuality.UNCERTAIN);

                machine.set("temperature", value(22f, StatusCode.BAD, measured.plusSeconds(1)));
                driver.untilReadings(6);
                assertThat(driver.readings().get(5).quality()).isEqualTo(ReadingQuality.BAD);
                untilReason(driver, HealthReason.BAD_VALUES);
            }
        }
    }

    @Test
    void tellsOfNanJumpsAndSilence() throws Exception {
        try (TestOpcUaServer server = TestOpcUaServer.open()) {
            Machine machine = server.machine();
            machine.set("temperature", value(20.0, StatusCode.GOOD, Instant.now()));
            SensorConfig sensor =
                    Sensors.sensor("machine", server.url())
                            .timestamp(null)
                            .opcUa(settings(null, 10))
                            .values(TEMPERATURE)
                            .silentAfter(Duration.ofSeconds(2))
                            .config();
            try (SensorDriver driver = SensorDriver.start(sensor).untilReadings(1)) {
                machine.set("temperature", value(Double.NaN, StatusCode.GOOD, Instant.now()));
                untilReason(driver, HealthReason.BAD_VALUES);
                assertThat(driver.readings().get(1).quality()).isEqualTo(ReadingQuality.BAD);
                Instant ahead = Instant.now().plus(Duration.ofDays(2));
                machine.set("temperature", value(21.0, StatusCode.GOOD, ahead));
                untilReason(driver, HealthReason.CLOCK_JUMP);
                assertThat(driver.readings().get(2).clockSource()).isEqualTo(ClockSource.ARRIVAL);
                untilReason(driver, HealthReason.SILENT);
            }
        }
    }

    @Test
    void tellsWhatIsOfAnotherTypeWithItsNode() throws Exception {
        try (TestOpcUaServer server = TestOpcUaServer.open()) {
            server.machine().set("state", value("idle", StatusCode.GOOD, Instant.now()));
            SensorConfig sensor =
                    sensor(server, Sensors.atNode("state", ValueType.NUMBER, "ns=2;s=state"));
            try (SensorDriver driver = SensorDriver.start(sensor)) {
                driver.until(() -> !driver.deadLetters().isEmpty(), "a dead letter");
                DeadLetter letter = driver.deadLetters().get(0);
                assertThat(letter.reason()).isEqualTo("bad-value");
                assertThat(letter.toString())
                        .contains(server.url() + " ns=2;s=state", "state is 'idle'");
            }
        }
    }

    @Test
    void isBackAfterTheServerWasAway() throws Exception {
        try (TestOpcUaServer server = TestOpcUaServer.open()) {
            server.machine().set("temperature", value(11f, StatusCode.GOOD, Instant.now()));
            try (SensorDriver driver =
                    SensorDriver.start(sensor(server, TEMPERATURE)).untilReadings(1)) {
                driver.untilStatus(HealthStatus.ONLINE);
                server.stop();
                driver.untilStatus(HealthStatus.RECONNECTING);
                server.start();
                server.machine().set("temperature", value(33f, StatusCode.GOOD, Instant.now()));
                driver.until(() -> driver.numbersOf("temperature").contains(33.0), "the new value");
                driver.untilStatus(HealthStatus.ONLINE);
            }
        }
    }

    @Test
    void goesOnWithoutANodeThatIsNotThereUntilItIs() throws Exception {
        try (TestOpcUaServer server = TestOpcUaServer.open()) {
            server.machine().set("temperature", value(1f, StatusCode.GOOD, Instant.now()));
            SensorConfig sensor =
                    sensor(
                            server,
                            TEMPERATURE,
                            Sensors.atNode("speed", ValueType.NUMBER, "ns=2;s=speed"));
            try (SensorDriver driver = SensorDriver.start(sensor).untilReadings(1)) {
                driver.until(() -> !driver.deadLetters().isEmpty(), "a dead letter");
                assertThat(driver.deadLetters().get(0).reason()).isEqualTo("node-refused");
                assertThat(driver.deadLetters().toString())
                        .contains("the server refuses the node ns=2;s=speed: Bad_NodeIdUnknown");
                server.machine().add("speed");
                server.machine().set("speed", value(2.5, StatusCode.GOOD, Instant.now()));
                driver.until(
                        () -> driver.numbersOf("speed").contains(2.5), "the late node's value");
            }
        }
    }

    @Test
    void isNotOnlineWhereNoNodeIsThere() throws Exception {
        try (TestOpcUaServer server = TestOpcUaServer.open()) {
            SensorConfig sensor =
                    sensor(server, Sensors.atNode("x", ValueType.NUMBER, "nsu=urn:no;s=nowhere"));
            try (SensorDriver driver = SensorDriver.start(sensor)) {
                untilReason(driver, HealthReason.PROTOCOL_ERROR);
                assertThat(driver.health().toString())
                        .contains("such as nsu=urn:no;s=nowhere: Bad_NodeIdUnknown");
                assertThat(driver.statuses()).doesNotContain(HealthStatus.ONLINE);
            }
        }
    }

    @Test
    void holdsTheServerBackWhileTheJobIsBehind() throws Exception {
        int many = 3000;
        try (TestOpcUaServer server = TestOpcUaServer.open()) {
            server.machine().set("temperature", value(-1.0, StatusCode.GOOD, Instant.now()));
            SensorConfig sensor =
                    Sensors.sensor("machine", server.url())
                            .timestamp(null)
                            .opcUa(settings(null, 2 * many))
                            .values(TEMPERATURE)
                            .config();
            try (SensorDriver driver = SensorDriver.start(sensor).untilReadings(1)) {
                Instant first = Instant.now();
                for (int i = 0; i < many; i++) {
                    Instant at = first.plusMillis(i);
                    server.machine().set("temperature", value((double) i, StatusCode.GOOD, at));
                }
                driver.untilReadings(many + 1);
                assertThat(driver.numbersOf("temperature"))
                        .containsExactlyElementsOf(
                                DoubleStream.iterate(-1, number -> number + 1)
                                        .limit(many + 1)
                                        .boxed()
                                        .toList());
            }
        }
    }

    @Test
    void countsThatTheServerCouldNotKeepAll() throws Exception {
        try (TestOpcUaServer server = TestOpcUaServer.open()) {
            server.machine().set("temperature", value(-1.0, StatusCode.GOOD, Instant.now()));
            SensorConfig sensor =
                    Sensors.sensor("machine", server.url())
                            .timestamp(null)
                            .opcUa(settings(null, 2))
                            .values(TEMPERATURE)
                            .config();
            try (SensorDriver driver = SensorDriver.start(sensor).untilReadings(1)) {
                Instant first = Instant.now();
                for (int i = 0; i < 500; i++) {
                    Instant at = first.plusMillis(i);
                    server.machine().set("temperature", value((double) i, StatusCode.GOOD, at));
                }
                driver.until(() -> driver.numbersOf("temperature").contains(499.0), "the newest");
                assertThat(driver.counted("machine").refused()).containsKey("queue-full");
            }
        }
    }

    @Test
    void saysThatItsUserIsRefused() throws Exception {
        try (TestOpcUaServer server = TestOpcUaServer.guarded()) {
            try (SensorDriver driver = SensorDriver.start(sensor(server, "wrong-word"))) {
                untilReason(driver, HealthReason.UNAUTHORIZED);
                assertThat(driver.health().toString()).doesNotContain("wrong-word");
            }
            SensorDriver.start(sensor(server, TestOpcUaServer.PASSWORD))
                    .untilStatus(HealthStatus.ONLINE)
                    .close();
        }
    }

    private static void untilReason(SensorDriver driver, HealthReason reason) {
        driver.until(
                () -> driver.health().stream().anyMatch(health -> health.reason() == reason),
                "" + reason);
    }

    private static DataValue value(Object value, StatusCode status, Instant measured) {
        return new DataValue(
                new Variant(value), status, new DateTime(measured), new DateTime(Instant.now()));
    }

    private static SensorConfig sensor(TestOpcUaServer server, String password) {
        return Sensors.sensor("machine", server.url())
                .timestamp(null)
                .opcUa(settings(password, 10))
                .values(TEMPERATURE)
                .config();
    }

    private static SensorConfig sensor(TestOpcUaServer server, ValueConfig... values) {
        return Sensors.sensor("machine", server.url())
                .timestamp(null)
                .opcUa(settings(null, 10))
                .values(values)
                .config();
    }

    private static OpcUaConfig settings(String password, int queueSize) {
        String user = password == null ? null : TestOpcUaServer.USER;
        return new OpcUaConfig(
                OpcUaSecurity.NONE,
                null,
                null,
                null,
                user,
                password,
                Duration.ofMillis(50),
                null,
                queueSize);
    }
}
