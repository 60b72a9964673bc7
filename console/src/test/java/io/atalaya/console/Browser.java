package io.atalaya.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Asks a console over HTTP as a browser does, with cookies and the session's token. */
final class Browser {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .connectTimeout(PATIENCE)
                    .build();
    private String csrfToken = "";

    Browser(URI base) {
        this.base = base;
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET());
    }

    JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answers " + answer.statusCode() + " " + answer.body());
        }
        return new ObjectMapper().readTree(answer.body());
    }

    /** With the session's token, as pages of ours do. */
    HttpResponse<String> post(String path, String json) throws Exception {
        return send(
                request(path, "Content-Type", "application/json", "X-CSRF-Token", csrfToken)
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> postWith(String path, String json, Map<String, String> headers)
            throws Exception {
        HttpRequest.Builder request = request(path);
        headers.forEach(request::header);
        return send(request.POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Browser rememberToken() throws Exception {
        csrfToken = json("/api/v1/session").path("csrfToken").asText();
        return this;
    }

    int logIn(String name, String password) throws Exception {
        int status =
                post(
                                "/api/v1/login",
                                "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password))
                        .statusCode();
        if (status == 200) {
            rememberToken();
        }
        return status;
    }

    /** Reads events until one fits, and gives the lines read until then. */
    List<String> events(String channels, String lastId, Predicate<String> fits) throws Exception {
        HttpRequest.Builder request =
                request("/api/v1/events?channels=" + channels, "Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        List<String> lines = new ArrayList<>();
        try (var reader = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                if (fits.test(line)) {
                    return lines;
                }
            }
        }
        throw new IOException("the stream ended with status " + answer.statusCode() + " " + lines);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
