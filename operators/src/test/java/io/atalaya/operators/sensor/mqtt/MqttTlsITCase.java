package io.atalaya.operators.sensor.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.sensor.MqttAcknowledge;
import io.atalaya.operators.sensor.MqttConfig;
import io.atalaya.operators.sensor.MqttFormat;
import io.atalaya.operators.sensor.MqttVersion;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorDriver;
import io.atalaya.operators.sensor.Sensors;
import io.atalaya.operators.sensor.ValueType;
import io.atalaya.operators.testing.MosquittoServer;
import io.atalaya.operators.testing.TestAuthority;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against mosquitto, whose certificate is of an authority that no machine knows. */
class MqttTlsITCase {
    @TempDir private static Path keys;
    private static TestAuthority plant;

    @TempDir private Path folder;

    @BeforeAll
    static void found() throws Exception {
        plant = TestAuthority.in(keys.resolve("plant"), "plant");
    }

    @ParameterizedTest
    @EnumSource(MqttVersion.class)
    void readsFromABrokerOfTheAuthorityInCaFile(MqttVersion version) throws Exception {
        try (MosquittoServer server = MosquittoServer.encrypted(folder, plant.issue("127.0.0.1"));
                Publisher publisher = Publisher.to(server)) {
            SensorConfig sensor = sensor(server, version, plant.certificate().toString());
            try (SensorDriver driver =
                    SensorDriver.start(sensor).untilStatus(HealthStatus.ONLINE)) {
                publisher.send("plant/m1/t", "21.5");
                driver.untilReadings(1);
                assertThat(driver.numbersOf("temperature")).containsExactly(21.5);
            }
        }
    }

    @Test
    void refusesABrokerOfAnotherAuthority() throws Exception {
        TestAuthority other = TestAuthority.in(keys.resolve("other"), "other");
        try (MosquittoServer server = MosquittoServer.encrypted(folder, plant.issue("127.0.0.1"))) {
            refuses(sensor(server, MqttVersion.V5, other.certificate().toString()));
        }
    }

    @Test
    void refusesAnUnknownAuthorityWithoutCaFile() throws Exception {
        try (MosquittoServer server = MosquittoServer.encrypted(folder, plant.issue("127.0.0.1"))) {
            refuses(sensor(server, MqttVersion.V3, null));
        }
    }

    @Test
    void refusesABrokerThatIsAnotherServer() throws Exception {
        try (MosquittoServer server = MosquittoServer.encrypted(folder, plant.issue("10.1.2.3"))) {
            refuses(sensor(server, MqttVersion.V5, plant.certificate().toString()));
        }
    }

    private static void refuses(SensorConfig sensor) {
        try (SensorDriver driver = SensorDriver.start(sensor)) {
            driver.until(
                    () ->
                            driver.health().stream()
                                    .anyMatch(h -> h.reason() == HealthReason.UNAUTHORIZED),
                    "unauthorized");
            assertThat(driver.health().toString()).contains("is not trusted", "caFile");
            assertThat(driver.statuses()).doesNotContain(HealthStatus.ONLINE);
        }
    }

    private static SensorConfig sensor(MosquittoServer server, MqttVersion version, String caFile) {
        MqttConfig settings =
                new MqttConfig(
                        version,
                        MqttFormat.PLAIN,
                        null,
                        1,
                        MqttAcknowledge.TAKEN,
                        null,
                        Duration.ZERO,
                        null,
                        null,
                        caFile,
                        null,
                        null,
                        null);
        return Sensors.sensor("motor-1", server.tlsUrl())
                .timestamp(null)
                .mqtt(settings)
                .values(Sensors.onTopic("temperature", ValueType.NUMBER, "plant/m1/t"))
                .config();
    }
}
