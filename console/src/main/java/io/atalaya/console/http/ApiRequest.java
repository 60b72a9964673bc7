package io.atalaya.console.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.atalaya.console.security.Identity;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked for, by whom. */
public final class ApiRequest {
    private final @Nullable Identity identity;
    private final @Nullable String sessionToken;
    private final Map<String, String> path;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * @param path the values of the route's {@code {names}}
     * @param headers by their names in lower case
     */
    public ApiRequest(
            @Nullable Identity identity,
            @Nullable String sessionToken,
            Map<String, String> path,
            Map<String, String> query,
            Map<String, String> headers,
            byte[] body) {
        this.identity = identity;
        this.sessionToken = sessionToken;
        this.path = Map.copyOf(path);
        this.query = Map.copyOf(query);
        this.headers = Map.copyOf(headers);
        this.body = body.clone();
    }

    /** Who asks; only of a route that needs a role. */
    public Identity identity() {
        return requireNonNull(identity, "the route needs no role, so nobody is known");
    }

    /** Who asks, of a route that anybody may ask. */
    public Optional<Identity> identityIfAny() {
        return Optional.ofNullable(identity);
    }

    /** What the session's cookie holds, whether it is good or not. */
    public Optional<String> sessionToken() {
        return Optional.ofNullable(sessionToken);
    }

    public String path(String name) {
        return requireNonNull(path.get(name), "the route has no such part");
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** A text of the body, a JSON object; empty where it is not there. */
    public Optional<String> text(String field) throws ApiException {
        JsonNode value = json().path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw ApiException.badRequest(field + " must be a text");
        }
        return Optional.of(value.textValue());
    }

    /** A text that must be there. */
    public String neededText(String field) throws ApiException {
        return text(field)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> ApiException.badRequest(field + " is missing"));
    }

    /** A yes or no that must be there. */
    public boolean neededFlag(String field) throws ApiException {
        JsonNode value = json().path(field);
        if (!value.isBoolean()) {
            throw ApiException.badRequest(field + " must be true or false");
        }
        return value.booleanValue();
    }

    private JsonNode json() throws ApiException {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            JsonNode json = Json.read(body);
            if (!json.isObject()) {
                throw ApiException.badRequest("the body must be a JSON object");
            }
            return json;
        } catch (IOException e) {
            throw ApiException.badRequest("the body is no JSON");
        }
    }
}
