package io.atalaya.operators.sensor.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.sensor.OpcUaConfig;
import io.atalaya.operators.sensor.OpcUaSecurity;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorDriver;
import io.atalaya.operators.sensor.Sensors;
import io.atalaya.operators.sensor.ValueType;
import io.atalaya.operators.testing.Relay;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.junit.jupiter.api.Test;

/** Peers that hang, and ways that are cut, while the server's values go on changing. */
class OpcUaOutageITCase {
    @Test
    void noticesAPeerThatTakesTheConnectionAndSaysNothing() throws Exception {
        // Nobody accepts: the connection stands all the same, in the kernel's backlog.
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                SensorDriver driver = SensorDriver.start(sensor(mute.getLocalPort()))) {
            untilReason(driver, HealthReason.TIMEOUT);
            assertThat(driver.health().toString()).contains("does not answer");
            assertThat(driver.statuses()).doesNotContain(HealthStatus.ONLINE);
        }
    }

    @Test
    void noticesAServerThatHangsAndThenSaysHowThingsStand() throws Exception {
        try (TestOpcUaServer server = TestOpcUaServer.open();
                Relay relay = Relay.to(server.port())) {
            set(server, 11);
            try (SensorDriver driver = SensorDriver.start(sensor(relay.port())).untilReadings(1)) {
                driver.untilStatus(HealthStatus.ONLINE);
                relay.freeze();
                driver.untilStatus(HealthStatus.RECONNECTING);
                set(server, 22);
                set(server, 33);
                Instant thawed = Instant.now();
                relay.thaw();
                expectThatTheLastValueIsOfNow(driver, thawed);
            }
        }
    }

    @Test
    void saysHowThingsStandAfterTheWayWasCut() throws Exception {
        try (TestOpcUaServer server = TestOpcUaServer.open();
                Relay relay = Relay.to(server.port())) {
            set(server, 11);
            try (SensorDriver driver = SensorDriver.start(sensor(relay.port())).untilReadings(1)) {
                driver.untilStatus(HealthStatus.ONLINE);
                relay.freeze();
                relay.cut();
                driver.untilStatus(HealthStatus.RECONNECTING);
                set(server, 22);
                set(server, 33);
                Instant thawed = Instant.now();
                relay.thaw();
                expectThatTheLastValueIsOfNow(driver, thawed);
            }
        }
    }

    /** It did not change since, so only who asks for it learns of it. */
    private static void expectThatTheLastValueIsOfNow(SensorDriver driver, Instant thawed) {
        driver.until(() -> driver.numbersOf("temperature").contains(33.0), "the present value");
        driver.untilStatus(HealthStatus.ONLINE);
        Reading last = driver.readings().get(driver.readings().size() - 1);
        assertThat(last.number()).isEqualTo(33);
        assertThat(last.at()).isAfterOrEqualTo(thawed.minusSeconds(1));
        assertThat(last.historical()).isFalse();
    }

    private static void set(TestOpcUaServer server, double value) {
        Instant longAgo = Instant.now().minus(Duration.ofHours(1));
        server.machine()
                .set(
                        "temperature",
                        new DataValue(
                                new Variant(value),
                                StatusCode.GOOD,
                                new DateTime(longAgo),
                                new DateTime(Instant.now())));
    }

    private static void untilReason(SensorDriver driver, HealthReason reason) {
        driver.until(
                () -> driver.health().stream().anyMatch(health -> health.reason() == reason),
                "" + reason);
    }

    private static SensorConfig sensor(int port) {
        return Sensors.sensor("machine", TestOpcUaServer.urlAt(port))
                .timestamp(null)
                .opcUa(
                        new OpcUaConfig(
                                OpcUaSecurity.NONE,
                                null,
                                null,
                                null,
                                null,
                                null,
                                Duration.ofMillis(50),
                                null,
                                10))
                .values(Sensors.atNode("temperature", ValueType.NUMBER, "ns=2;s=temperature"))
                .config();
    }
}
