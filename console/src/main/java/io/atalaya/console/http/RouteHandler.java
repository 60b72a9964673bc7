package io.atalaya.console.http;

import io.atalaya.console.security.Identity;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.PathTemplateMatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a request through to its route where it may pass, and sends the answer. */
final class RouteHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RouteHandler.class);
    private static final String CSRF_HEADER = "X-CSRF-Token";
    private static final int MAX_BODY_BYTES = 256 * 1024;

    private final Route route;
    private final Gate gate;

    RouteHandler(Route route, Gate gate) {
        this.route = route;
        this.gate = gate;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException {
        exchange.startBlocking();
        send(exchange, answer(exchange));
    }

    private ApiAnswer answer(HttpServerExchange exchange) throws IOException {
        try {
            Optional<Identity> identity = identify(exchange, gate);
            check(exchange, identity);
            return route.handler().handle(request(exchange, identity.orElse(null)));
        } catch (ApiException e) {
            return e.answer();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ApiAnswer.problem(503, "unavailable", "the console is being stopped");
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", route.method(), route.path(), e);
            return ApiAnswer.problem(500, "failed", "this failed; the console's log says more");
        }
    }

    static Optional<Identity> identify(HttpServerExchange exchange, Gate gate) {
        return gate.identify(host(exchange), token(exchange, gate));
    }

    /** Of the session's cookie. */
    static @Nullable String token(HttpServerExchange exchange, Gate gate) {
        Cookie cookie = exchange.getRequestCookie(gate.cookieName());
        return cookie == null ? null : cookie.getValue();
    }

    private void check(HttpServerExchange exchange, Optional<Identity> identity)
            throws ApiException {
        if (route.changes()) {
            checkOrigin(exchange);
        }
        if (route.needed().isEmpty()) {
            return;
        }
        Identity who = identity.orElseThrow(() -> ApiException.unauthorized("log in first"));
        if (!who.role().allows(route.needed().get())) {
            throw ApiException.forbidden(
                    "role",
                    "%s is %s; this needs the role %s"
                            .formatted(who.name(), who.role().word(), route.needed().get().word()));
        }
        if (route.changes()) {
            checkToken(exchange.getRequestHeaders().getFirst(CSRF_HEADER), who);
        }
    }

    /** A form of another site cannot send JSON, and its scripts cannot know the token. */
    private static void checkOrigin(HttpServerExchange exchange) throws ApiException {
        String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
        if (type == null || !type.startsWith("application/json")) {
            throw ApiException.forbidden("csrf", "send it as application/json");
        }
        String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
        if (origin != null
                && !origin.equals(exchange.getRequestScheme() + "://" + host(exchange))) {
            throw ApiException.forbidden("csrf", "it comes from a page of another site");
        }
    }

    private static @Nullable String host(HttpServerExchange exchange) {
        return exchange.getRequestHeaders().getFirst(Headers.HOST);
    }

    private static void checkToken(@Nullable String token, Identity who) throws ApiException {
        boolean same =
                token != null
                        && MessageDigest.isEqual(
                                token.getBytes(StandardCharsets.UTF_8),
                                who.csrfToken().getBytes(StandardCharsets.UTF_8));
        if (!same) {
            throw ApiException.forbidden(
                    "csrf",
                    "the header "
                            + CSRF_HEADER
                            + " must be the csrfToken that /api/v1/session gives");
        }
    }

    private ApiRequest request(HttpServerExchange exchange, @Nullable Identity identity)
            throws IOException, ApiException {
        Map<String, String> query = new HashMap<>();
        exchange.getQueryParameters().forEach((name, values) -> query.put(name, values.getFirst()));
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach(
                        header ->
                                headers.put(
                                        header.getHeaderName().toString().toLowerCase(Locale.ROOT),
                                        header.getFirst()));
        byte[] body = exchange.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            throw ApiException.badRequest("the body is longer than " + MAX_BODY_BYTES + " bytes");
        }
        PathTemplateMatch match = exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY);
        Map<String, String> path = match == null ? Map.of() : match.getParameters();
        return new ApiRequest(identity, token(exchange, gate), path, query, headers, body);
    }

    private static void send(HttpServerExchange exchange, ApiAnswer answer) throws IOException {
        exchange.setStatusCode(answer.status());
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, answer.contentType());
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
        answer.headers()
                .forEach(
                        (name, value) ->
                                exchange.getResponseHeaders().put(new HttpString(name), value));
        exchange.setResponseContentLength(answer.length());
        answer.body().writeTo(exchange.getOutputStream());
        exchange.getOutputStream().close();
    }
}
