package io.atalaya.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.console.security.TlsFiles;
import io.atalaya.pipeline.operator.TopicPlace;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS with a certificate in each of the forms that it may come in. */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir static Path folder;

    private static Path keystore;
    private static KeyStore store;

    @BeforeAll
    static void makeACertificate() throws Exception {
        keystore = folder.resolve("site.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made =
                new ProcessBuilder(
                                keytool.toString(),
                                "-genkeypair",
                                "-alias",
                                "site",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=IP:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                new String(PASSWORD),
                                "-keystore",
                                keystore.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("keytool.log").toFile())
                        .start();
        assertThat(made.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).isZero();
        store = KeyStore.getInstance("PKCS12");
        try (InputStream input = Files.newInputStream(keystore)) {
            store.load(input, PASSWORD);
        }
    }

    @Test
    void aKeystoreServesHttps() throws Exception {
        serves(TlsFiles.pkcs12(keystore, PASSWORD));
        assertThatThrownBy(() -> TlsFiles.pkcs12(keystore, "wrong".toCharArray()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void pemFilesServeHttps() throws Exception {
        Path certificate =
                pem("site.pem", "CERTIFICATE", store.getCertificate("site").getEncoded());
        Path key = pem("site-key.pem", "PRIVATE KEY", store.getKey("site", PASSWORD).getEncoded());
        serves(TlsFiles.pem(certificate, key));
        assertThatThrownBy(() -> TlsFiles.pem(certificate, certificate))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("PKCS #8");
    }

    private static void serves(SSLContext tls) throws Exception {
        var settings =
                new ConsoleSettings(
                        new TopicPlace("127.0.0.1:1", "", Map.of()),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        Optional.of(tls),
                        Optional.empty());
        try (ConsoleServer console = ConsoleServer.start(settings)) {
            assertThat(console.url().getScheme()).isEqualTo("https");
            var answer =
                    trusting()
                            .send(
                                    HttpRequest.newBuilder(console.url().resolve("/api/v1/status"))
                                            .timeout(Browser.PATIENCE)
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        }
    }

    private static HttpClient trusting() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("site", store.getCertificate("site"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static Path pem(String name, String kind, byte[] der) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(
                folder.resolve(name),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }
}
