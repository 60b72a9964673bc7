package io.atalaya.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.pipeline.operator.TopicPlace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the server says without any broker: it is up before one is. */
class ConsoleServerTest {
    private static final TopicPlace NOWHERE = new TopicPlace("127.0.0.1:1", "", Map.of());

    private static ConsoleServer console;
    private final Browser browser = new Browser(console.url());

    @BeforeAll
    static void start() throws Exception {
        console = ConsoleServer.start(settings(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @Test
    void onThisMachineWithoutUsersOneIsEngineer() throws Exception {
        var session = browser.json("/api/v1/session");
        assertThat(session.path("role").asText()).isEqualTo("engineer");
        assertThat(session.path("loginNeeded").asBoolean()).isFalse();
        assertThat(browser.json("/api/v1/status").path("broker").path("connected").asBoolean())
                .isFalse();
        assertThat(
                        browser.post("/api/v1/login", "{\"name\":\"a\",\"password\":\"b\"}")
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void elsewhereItListensWithUsersOnly() throws Exception {
        InetAddress all = InetAddress.getByName("0.0.0.0");
        assertThatThrownBy(() -> settings(all, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("console user add");
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        assertThatThrownBy(
                        () ->
                                ConsoleServer.start(
                                        settings(
                                                InetAddress.getLoopbackAddress(),
                                                console.url().getPort())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is taken");
    }

    @Test
    void everyAnswerHasTheHeadersOfSecurity() throws Exception {
        for (String path : new String[] {"/", "/assets/console.js", "/api/v1/alerts", "/api/no"}) {
            var headers = browser.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).as(path).contains("DENY");
        }
    }

    @Test
    void aPageOfAnotherSiteCanChangeNothing() throws Exception {
        browser.rememberToken();
        String path = "/api/v1/alerts/x/acknowledge";
        assertThat(browser.postWith(path, "{}", Map.of("Content-Type", "text/plain")).statusCode())
                .isEqualTo(403);
        assertThat(browser.postWith(path, "{}", Map.of("Content-Type", "application/json")).body())
                .contains("\"code\":\"csrf\"");
        assertThat(
                        browser.postWith(
                                        path,
                                        "{}",
                                        Map.of(
                                                "Content-Type",
                                                "application/json",
                                                "Origin",
                                                "https://evil.example"))
                                .body())
                .contains("another site");
        assertThat(browser.post(path, "no json").statusCode()).isEqualTo(400);
        // Sent by the right page it fails for want of a broker, not of a right.
        assertThat(
                        browser.post("/api/v1/alerts/x/feedback", "{\"verdict\":\"maybe\"}")
                                .statusCode())
                .isEqualTo(400);
    }

    @Test
    void filesAreServedAndPagesGetTheShell() throws Exception {
        var script = browser.get("/assets/console.js");
        assertThat(script.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/javascript");
        String tag = script.headers().firstValue("ETag").orElseThrow();
        assertThat(browser.get("/assets/console.js", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(browser.get("/alerts/some-id").body()).contains("/assets/console.js");
        for (String no :
                new String[] {
                    "/assets/none.js",
                    "/assets/../index.html",
                    "/assets/%2e%2e/index.html",
                    "/assets/pages",
                    "/assets/"
                }) {
            assertThat(browser.get(no).statusCode()).as(no).isIn(404, 200);
            assertThat(browser.get(no).body()).as(no).doesNotContain("package");
        }
        assertThat(browser.get("/assets/none.js").statusCode()).isEqualTo(404);
    }

    @Test
    void longAnswersAreCompressed() throws Exception {
        var css = browser.get("/assets/console.css", "Accept-Encoding", "gzip");
        assertThat(css.headers().firstValue("Content-Encoding")).contains("gzip");
    }

    private static ConsoleSettings settings(InetAddress address, int port) {
        return new ConsoleSettings(
                NOWHERE, new InetSocketAddress(address, port), Optional.empty(), Optional.empty());
    }
}
