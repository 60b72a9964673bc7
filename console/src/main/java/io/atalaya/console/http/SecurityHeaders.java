package io.atalaya.console.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.util.Map;

/**
 * What every answer says to the browser: load nothing from elsewhere, run nothing that is not a
 * file of ours, show this in nobody's frame.
 */
final class SecurityHeaders implements HttpHandler {
    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
                    + " media-src 'self'; connect-src 'self'; manifest-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Map<HttpString, String> HEADERS =
            Map.of(
                    new HttpString("Content-Security-Policy"), POLICY,
                    new HttpString("X-Content-Type-Options"), "nosniff",
                    new HttpString("X-Frame-Options"), "DENY",
                    new HttpString("Referrer-Policy"), "no-referrer",
                    new HttpString("Cross-Origin-Opener-Policy"), "same-origin",
                    new HttpString("Cross-Origin-Resource-Policy"), "same-origin",
                    new HttpString("Permissions-Policy"),
                            "camera=(), microphone=(), geolocation=()");
    private static final HttpString STRICT_TRANSPORT = new HttpString("Strict-Transport-Security");

    private final HttpHandler next;
    private final boolean tls;

    SecurityHeaders(HttpHandler next, boolean tls) {
        this.next = next;
        this.tls = tls;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        HEADERS.forEach(exchange.getResponseHeaders()::put);
        if (tls) {
            exchange.getResponseHeaders().put(STRICT_TRANSPORT, "max-age=31536000");
        }
        next.handleRequest(exchange);
    }
}
