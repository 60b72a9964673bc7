package io.atalaya.operators.sensor.opcua;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.sensor.OpcUaConfig;
import io.atalaya.operators.sensor.OpcUaSecurity;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorDriver;
import io.atalaya.operators.sensor.SensorException;
import io.atalaya.operators.sensor.SensorInspector;
import io.atalaya.operators.sensor.Sensors;
import io.atalaya.operators.sensor.ValueType;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a key store as docs/sensors.md has one made. */
class OpcUaEncryptionITCase {
    private static final String WORD = "changeit";
    private static final String KEY_USAGE =
            "ku=digitalSignature,nonRepudiation,keyEncipherment,dataEncipherment";

    @TempDir private static Path folder;
    private static Path keyStore;
    private static X509Certificate own;

    @BeforeAll
    static void makeKeys() throws Exception {
        keyStore = keys("atalaya.p12", "-ext", "san=uri:urn:atalaya:line-1");
        own = certificate(keyStore);
    }

    @Test
    void readsWhereBothTrustEachOther() throws Exception {
        try (TestOpcUaServer server = TestOpcUaServer.encrypted()) {
            server.trust(own);
            server.machine().set("temperature", value(20.5));
            SensorConfig sensor = sensor(server, keyStore, pem(server.certificate()));
            SensorInspector.inspect(sensor);
            try (SensorDriver driver = SensorDriver.start(sensor).untilReadings(1)) {
                driver.untilStatus(HealthStatus.ONLINE);
                server.machine().set("temperature", value(21.5));
                driver.until(() -> driver.numbersOf("temperature").contains(21.5), "a change");
            }
        }
    }

    @Test
    void refusesAServerThatItDoesNotTrust() throws Exception {
        try (TestOpcUaServer server = TestOpcUaServer.encrypted()) {
            server.trust(own);
            try (SensorDriver driver = SensorDriver.start(sensor(server, keyStore, pem(own)))) {
                untilReason(driver, HealthReason.UNAUTHORIZED);
                assertThat(driver.health().toString()).contains("do not trust each other");
                assertThat(driver.readings()).isEmpty();
            }
        }
    }

    @Test
    void saysSoWhereTheServerDoesNotTrustIt() throws Exception {
        try (TestOpcUaServer server = TestOpcUaServer.encrypted()) {
            SensorConfig sensor = sensor(server, keyStore, pem(server.certificate()));
            try (SensorDriver driver = SensorDriver.start(sensor)) {
                untilReason(driver, HealthReason.UNAUTHORIZED);
                assertThat(driver.readings()).isEmpty();
            }
        }
    }

    @Test
    void doesNotFallBackToWhatIsLessProtected() throws Exception {
        try (TestOpcUaServer server = TestOpcUaServer.open()) {
            SensorConfig sensor = sensor(server, keyStore, pem(server.certificate()));
            try (SensorDriver driver = SensorDriver.start(sensor)) {
                untilReason(driver, HealthReason.PROTOCOL_ERROR);
                assertThat(driver.health().toString())
                        .contains("does not offer opcUa.security as it is set; it offers None");
            }
        }
    }

    @Test
    void isRefusedBeforeTheStartWithoutAUsableKey() throws Exception {
        Path nameless = keys("nameless.p12");
        Path ca = pem(own);
        assertThatThrownBy(() -> SensorInspector.inspect(sensor("opc.tcp://h", nameless, ca)))
                .isInstanceOf(SensorException.class)
                .hasMessageContaining("nameless.p12 has a certificate without a URI");
        assertThatThrownBy(() -> SensorInspector.inspect(sensor("opc.tcp://h", ca, ca)))
                .isInstanceOf(SensorException.class)
                .hasMessageContaining("cannot be opened");
        assertThatThrownBy(() -> SensorInspector.inspect(sensor("opc.tcp://h", keyStore, keyStore)))
                .isInstanceOf(SensorException.class)
                .hasMessageContaining("holds no certificates (PEM)");
    }

    private static void untilReason(SensorDriver driver, HealthReason reason) {
        driver.until(
                () -> driver.health().stream().anyMatch(health -> health.reason() == reason),
                "" + reason);
    }

    private static DataValue value(double number) {
        DateTime now = new DateTime(Instant.now());
        return new DataValue(new Variant(number), StatusCode.GOOD, now, now);
    }

    private static SensorConfig sensor(TestOpcUaServer server, Path store, Path caFile) {
        return sensor(server.url(), store, caFile);
    }

    private static SensorConfig sensor(String url, Path store, Path caFile) {
        OpcUaConfig settings =
                new OpcUaConfig(
                        OpcUaSecurity.SIGN_AND_ENCRYPT,
                        store.toString(),
                        WORD,
                        caFile.toString(),
                        null,
                        null,
                        Duration.ofMillis(50),
                        null,
                        10);
        return Sensors.sensor("machine", url)
                .timestamp(null)
                .opcUa(settings)
                .values(Sensors.atNode("temperature", ValueType.NUMBER, "ns=2;s=temperature"))
                .config();
    }

    private static Path keys(String name, String... more) throws Exception {
        Path store = folder.resolve(name);
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = new ArrayList<>(List.of(keytool.toString(), "-genkeypair"));
        command.addAll(List.of("-alias", "atalaya", "-keyalg", "RSA", "-keysize", "2048"));
        command.addAll(List.of("-validity", "3650", "-dname", "CN=Atalaya"));
        command.addAll(List.of("-ext", "eku=clientAuth", "-ext", KEY_USAGE));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString()));
        command.addAll(List.of("-storepass", WORD));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return store;
    }

    private static X509Certificate certificate(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(store)) {
            keys.load(bytes, WORD.toCharArray());
        }
        return (X509Certificate) keys.getCertificate("atalaya");
    }

    private static Path pem(X509Certificate certificate) throws Exception {
        byte[] lines =
                Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encode(certificate.getEncoded());
        String text = new String(lines, US_ASCII);
        return Files.writeString(
                Files.createTempFile(folder, "trusted", ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
    }
}
