package io.atalaya.console.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The console's own files, from the class path, and those of the WebJars that it uses. An address
 * that names none is one of a page: the browser gets the shell of the pages, which reads the
 * address and shows the page.
 */
final class StaticFiles implements HttpHandler {
    private static final String OWN = "io/atalaya/console/web/";
    private static final String WEBJARS = "META-INF/resources/webjars/";
    private static final String SHELL = "index.html";

    /** No way up, and nothing hidden. */
    private static final Pattern SAFE =
            Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[^./][^/]*");

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "webmanifest", "application/manifest+json",
                    "json", "application/json");

    private final Map<String, Optional<Content>> contents = new ConcurrentHashMap<>();

    private record Content(ByteBuffer bytes, String type, String tag) {}

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        String path = exchange.getRelativePath().substring(1);
        boolean file = path.startsWith("assets/") || path.startsWith("webjars/");
        Optional<Content> content = file ? find(path) : find(SHELL);
        if (content.isEmpty()) {
            exchange.setStatusCode(404);
            exchange.endExchange();
            return;
        }
        send(exchange, content.get());
    }

    private static void send(HttpServerExchange exchange, Content content) {
        exchange.getResponseHeaders().put(Headers.ETAG, content.tag());
        // Asked for anew each time, and seldom sent: so an update is there at once.
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-cache");
        if (content.tag().equals(exchange.getRequestHeaders().getFirst(Headers.IF_NONE_MATCH))) {
            exchange.setStatusCode(304);
            exchange.endExchange();
            return;
        }
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, content.type());
        exchange.getResponseSender().send(content.bytes().duplicate());
    }

    private Optional<Content> find(String path) {
        if (!SAFE.matcher(path).matches()) {
            return Optional.empty();
        }
        Optional<Content> known = contents.get(path);
        if (known != null) {
            return known;
        }
        Optional<Content> read = read(path);
        if (read.isPresent()) {
            contents.put(path, read);
        }
        return read;
    }

    private static Optional<Content> read(String path) {
        String resource =
                path.startsWith("webjars/")
                        ? WEBJARS + path.substring("webjars/".length())
                        : OWN + path;
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        ClassLoader loader = StaticFiles.class.getClassLoader();
        try (InputStream input = type == null ? null : open(loader, resource)) {
            if (type == null || input == null) {
                return Optional.empty();
            }
            byte[] bytes = input.readAllBytes();
            return Optional.of(new Content(ByteBuffer.wrap(bytes), type, tag(bytes)));
        } catch (IOException e) {
            return Optional.empty(); // such as a folder
        }
    }

    private static @Nullable InputStream open(@Nullable ClassLoader loader, String resource) {
        return loader == null
                ? ClassLoader.getSystemResourceAsStream(resource)
                : loader.getResourceAsStream(resource);
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
