package io.atalaya.console.api;

import static java.util.Objects.requireNonNull;

import io.atalaya.console.http.ApiAnswer;
import io.atalaya.console.http.ApiResource;
import io.atalaya.console.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** What the API offers, as OpenAPI lays it out; a test holds it in step with the routes. */
public final class OpenApiResource implements ApiResource {
    private static final String DOCUMENT = "/io/atalaya/console/openapi.yaml";

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/openapi.yaml",
                        request -> ApiAnswer.bytes(200, "application/yaml", document())));
    }

    static byte[] document() {
        try (InputStream input =
                requireNonNull(
                        OpenApiResource.class.getResourceAsStream(DOCUMENT), "no " + DOCUMENT)) {
            return input.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
