package io.atalaya.operators.sensor.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.ReadingType;
import io.atalaya.operators.sensor.MqttAcknowledge;
import io.atalaya.operators.sensor.MqttConfig;
import io.atalaya.operators.sensor.MqttFormat;
import io.atalaya.operators.sensor.MqttVersion;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorDriver;
import io.atalaya.operators.sensor.Sensors;
import io.atalaya.operators.sensor.ValueType;
import io.atalaya.operators.testing.MosquittoServer;
import io.atalaya.schemas.sparkplug.Metric;
import io.atalaya.schemas.sparkplug.Payload;
import io.atalaya.schemas.sparkplug.PropertySet;
import io.atalaya.schemas.sparkplug.PropertyValue;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a device behind an edge node, against Eclipse Mosquitto. */
class SparkplugITCase {
    private static final int INT16 = 2;
    private static final int FLOAT = 9;
    private static final int BOOLEAN = 11;
    private static final String COMMAND = "spBv1.0/plant/NCMD/gateway";

    @TempDir Path folder;

    private MosquittoServer server;
    private Publisher node;
    private SensorDriver driver;

    @BeforeEach
    void start() throws Exception {
        server = MosquittoServer.open(folder);
        node = Publisher.to(server).listenTo("spBv1.0/plant/NCMD/#");
        driver = SensorDriver.start(sensor(server));
        driver.until(() -> !node.seen().isEmpty(), "the request for a birth");
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            driver.close();
            node.close();
            server.close();
        }
    }

    @Test
    void followsADeviceFromItsBirthToItsDeath() {
        assertThat(node.seen()).containsExactly(COMMAND);
        nodeIsBorn();
        deviceIsBorn(1);
        driver.untilReadings(3);
        // then by alias alone, and without the type
        send("DDATA/gateway/motor", payload(2, alias(2).setIntValue(0xFFF9)));
        send("DDATA/gateway/motor", payload(3, alias(1).setFloatValue(21.3f)));
        send("DDATA/gateway/motor", payload(4, alias(1).setIsNull(true)));
        send(
                "DDATA/gateway/motor",
                payload(5, alias(1).setFloatValue(20).setIsHistorical(true)),
                payload(6, alias(1).setFloatValue(20.5f).setProperties(quality(0))));
        driver.untilReadings(8);

        assertThat(driver.numbersOf("load")).containsExactly(-5.0, -7.0);
        assertThat(driver.numbersOf("temperature"))
                .containsExactly(20.5, 21.3, Double.NaN, 20.0, 20.5);
        assertThat(driver.readings().get(5).type()).isEqualTo(ReadingType.NONE);
        assertThat(driver.readings().get(6).historical()).isTrue();
        Reading bad = driver.readings().get(7);
        assertThat(bad.quality()).isEqualTo(ReadingQuality.BAD);
        assertThat(bad.sequence()).isEqualTo(6);
        assertThat(driver.deadLetters()).isEmpty();

        send("DDEATH/gateway/motor", payload(7));
        driver.untilStatus(HealthStatus.RECONNECTING);
        assertThat(driver.lastHealth().reason()).isEqualTo(HealthReason.SIGNAL_LOSS);
        assertThat(driver.lastHealth().detail()).contains("device motor says that it is gone");
        deviceIsBorn(8);
        driver.untilStatus(HealthStatus.ONLINE);
        assertThat(node.seen()).containsExactly(COMMAND);
    }

    @Test
    void dataBeforeABirthIsADeadLetter() {
        send("DDATA/gateway/motor", payload(9, alias(1).setFloatValue(1)));
        driver.until(() -> !driver.deadLetters().isEmpty(), "a dead letter");
        assertThat(driver.deadLetters())
                .extracting(DeadLetter::reason)
                .containsExactly("before-birth");
        assertThat(driver.readings()).isEmpty();
        nodeIsBorn();
        deviceIsBorn(1);
        driver.untilReadings(3);
    }

    @Test
    void aGapInTheCountAsksForABirth() {
        nodeIsBorn();
        deviceIsBorn(1);
        driver.untilReadings(3);
        // A device that is not ours counts too
        send("DDATA/gateway/other", payload(2));
        send("DDATA/gateway/motor", payload(3, alias(1).setFloatValue(1)));
        driver.untilReadings(4);
        assertThat(node.seen()).hasSize(1);
        // Two are missing; requests are at least five seconds apart
        driver.until(
                () -> {
                    send("DDATA/gateway/motor", payload(6, alias(1).setFloatValue(1)));
                    return node.seen().size() > 1;
                },
                "another request for a birth");
    }

    @Test
    void theDeathOfTheNodeIsThatOfItsDevices() {
        nodeIsBorn();
        deviceIsBorn(1);
        driver.untilStatus(HealthStatus.ONLINE);
        send("NDEATH/gateway", payload(0));
        driver.untilStatus(HealthStatus.RECONNECTING);
        send("DDATA/gateway/motor", payload(2, alias(1).setFloatValue(1)));
        driver.until(() -> !driver.deadLetters().isEmpty(), "a dead letter");
        assertThat(driver.deadLetters().get(0).reason()).isEqualTo("before-birth");
    }

    @Test
    void whatIsNoPayloadIsADeadLetter() {
        node.send("spBv1.0/plant/DDATA/gateway/motor", "{\"metrics\": 1}");
        driver.until(() -> !driver.deadLetters().isEmpty(), "a dead letter");
        assertThat(driver.deadLetters().get(0).reason()).isEqualTo("not-protobuf");
        assertThat(driver.deadLetters().get(0).origin())
                .isEqualTo("spBv1.0/plant/DDATA/gateway/motor");
    }

    private void nodeIsBorn() {
        Metric.Builder sequence = Metric.newBuilder().setName("bdSeq").setLongValue(0);
        send("NBIRTH/gateway", payload(0, sequence));
    }

    private void deviceIsBorn(int sequence) {
        send(
                "DBIRTH/gateway/motor",
                payload(
                        sequence,
                        alias(1).setName("Motor/Temp").setDatatype(FLOAT).setFloatValue(20.5f),
                        alias(2).setName("load").setDatatype(INT16).setIntValue(0xFFFFFFFB),
                        alias(3).setName("running").setDatatype(BOOLEAN).setBooleanValue(true),
                        alias(4).setName("unwanted").setDatatype(FLOAT).setFloatValue(1)));
    }

    private void send(String topic, Payload... payloads) {
        for (Payload payload : payloads) {
            node.send("spBv1.0/plant/" + topic, payload.toByteArray(), 1, false);
        }
    }

    private static Metric.Builder alias(long alias) {
        return Metric.newBuilder().setAlias(alias);
    }

    private static PropertySet quality(int quality) {
        return PropertySet.newBuilder()
                .addKeys("Quality")
                .addValues(PropertyValue.newBuilder().setType(3).setIntValue(quality))
                .build();
    }

    private static Payload payload(int sequence, Metric.Builder... metrics) {
        Payload.Builder payload =
                Payload.newBuilder().setSeq(sequence).setTimestamp(System.currentTimeMillis());
        for (Metric.Builder metric : metrics) {
            payload.addMetrics(metric);
        }
        return payload.build();
    }

    private static SensorConfig sensor(MosquittoServer server) {
        MqttConfig settings =
                new MqttConfig(
                        MqttVersion.V3,
                        MqttFormat.SPARKPLUG_B,
                        null,
                        1,
                        MqttAcknowledge.TAKEN,
                        null,
                        Duration.ZERO,
                        null,
                        null,
                        null,
                        "plant",
                        "gateway",
                        "motor");
        return Sensors.sensor("motor-1", server.url())
                .timestamp(null)
                .mqtt(settings)
                .values(
                        Sensors.value("temperature", "Motor/Temp", "Cel", null),
                        Sensors.value("load", ValueType.INTEGER),
                        Sensors.value("running", ValueType.FLAG))
                .config();
    }
}
