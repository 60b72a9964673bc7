package io.atalaya.console.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.console.evidence.EvidenceStore;
import io.atalaya.console.http.ApiAnswer;
import io.atalaya.console.http.ApiException;
import io.atalaya.console.http.ApiRequest;
import io.atalaya.console.live.AlertBoard;
import io.atalaya.console.live.RecentMessages;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Evidence;
import io.atalaya.schemas.v1.StoredEvidence;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceResourceTest {
    private final AlertBoard alerts = new AlertBoard(10);
    private final RecentMessages<StoredEvidence> told = new RecentMessages<>(1, 10);
    private final EvidenceResource resource =
            new EvidenceResource(alerts, told, new EvidenceStore());

    @TempDir private Path folder;

    @BeforeEach
    void anAlertWithAClip() throws Exception {
        Path clip = folder.resolve("a1").resolve("clip.mp4");
        Files.createDirectories(folder.resolve("a1"));
        Files.writeString(clip, "0123456789");
        Files.writeString(folder.resolve("secret.jpg"), "secret");
        alerts.add(
                Alert.newBuilder()
                        .setAlertId("a1")
                        .setRevision(1)
                        .addEvidence(evidence(clip.toUri().toString(), "video/mp4"))
                        .addEvidence(
                                evidence(folder.resolve("secret.jpg").toString(), "image/jpeg"))
                        .addEvidence(evidence("file:" + folder + "/a1/gone.jpg", "image/jpeg"))
                        .build());
    }

    @Test
    void theWholeFileIsHandedOut() throws Exception {
        ApiAnswer answer = ask("clip.mp4", "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("video/mp4");
        assertThat(answer.length()).isEqualTo(10);
        assertThat(answer.headers()).containsEntry("Accept-Ranges", "bytes");
        assertThat(body(answer)).isEqualTo("0123456789");
    }

    @Test
    void aPlayerGetsThePartThatItAsksFor() throws Exception {
        ApiAnswer answer = ask("clip.mp4", "bytes=3-5");
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.length()).isEqualTo(3);
        assertThat(answer.headers()).containsEntry("Content-Range", "bytes 3-5/10");
        assertThat(body(answer)).isEqualTo("345");
        ApiAnswer outside = ask("clip.mp4", "bytes=10-");
        assertThat(outside.status()).isEqualTo(416);
        assertThat(outside.headers()).containsEntry("Content-Range", "bytes */10");
    }

    @Test
    void whatIsNotTheAlertsIsNotHandedOut() {
        for (String name :
                new String[] {"secret.jpg", "other.mp4", "gone.jpg", "../secret.jpg", "clip.txt"}) {
            assertThatThrownBy(() -> ask(name, ""))
                    .as(name)
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.status()).isEqualTo(404));
        }
    }

    @Test
    void aFileIsCheckedAgainstWhatWasStored() throws Exception {
        String uri = folder.resolve("a1").resolve("clip.mp4").toUri().toString();
        StoredEvidence stored =
                StoredEvidence.newBuilder()
                        .setUri(uri)
                        .setSha256(
                                "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882")
                        .build();
        assertThat(body(ask(1, "clip.mp4", ""))).contains("\"unchanged\":false");
        told.add(uri, stored);
        assertThat(body(ask(1, "clip.mp4", ""))).contains("\"unchanged\":true");
        Files.writeString(folder.resolve("a1").resolve("clip.mp4"), "another");
        assertThat(body(ask(1, "clip.mp4", "")))
                .contains("\"unchanged\":false")
                .contains(stored.getSha256());
    }

    private ApiAnswer ask(String name, String range) throws Exception {
        return ask(0, name, range);
    }

    private ApiAnswer ask(int route, String name, String range) throws Exception {
        var headers = range.isEmpty() ? Map.<String, String>of() : Map.of("range", range);
        var request =
                new ApiRequest(
                        null,
                        null,
                        Map.of("id", "a1", "file", name),
                        Map.of(),
                        headers,
                        new byte[0]);
        return resource.routes().get(route).handler().handle(request);
    }

    private static String body(ApiAnswer answer) throws Exception {
        var out = new ByteArrayOutputStream();
        answer.body().writeTo(out);
        return out.toString(UTF_8);
    }

    private static Evidence evidence(String uri, String type) {
        return Evidence.newBuilder().setUri(uri).setMediaType(type).build();
    }
}
