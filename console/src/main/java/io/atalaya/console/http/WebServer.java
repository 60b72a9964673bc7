package io.atalaya.console.http;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.encoding.ContentEncodingRepository;
import io.undertow.server.handlers.encoding.EncodingHandler;
import io.undertow.server.handlers.encoding.GzipEncodingProvider;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: the API's routes, the stream of events, and the files of the pages. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int IO_THREADS = 2;

    /** Those who give a command wait for its answer on one. */
    private static final int WORKER_THREADS = 16;

    private static final long MAX_ENTITY_BYTES = 1024L * 1024;
    private static final long FLUSH_MILLIS = 200;
    private static final long SESSION_CHECK_MILLIS = 10_000;
    private static final int MIN_GZIP_BYTES = 1_024;
    private static final List<String> COMPRESSIBLE =
            List.of("text/html", "text/css", "text/javascript", "application/json", "image/svg");

    private final Undertow undertow;
    private final EventStream events;
    private final ScheduledExecutorService clock;

    private WebServer(Undertow undertow, EventStream events, ScheduledExecutorService clock) {
        this.undertow = undertow;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Starts to serve.
     *
     * @param address port 0 for any that is free
     * @throws RuntimeException with the reason as its cause where the address cannot be used
     */
    public static WebServer start(
            InetSocketAddress address,
            Optional<SSLContext> tls,
            Gate gate,
            List<ApiResource> resources,
            EventHub hub) {
        var events = new EventStream(hub, gate);
        Undertow.Builder builder =
                Undertow.builder()
                        .setIoThreads(IO_THREADS)
                        .setWorkerThreads(WORKER_THREADS)
                        .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                        .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, MAX_ENTITY_BYTES)
                        .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 60_000)
                        .setHandler(handler(gate, resources, events, tls.isPresent()));
        String host = address.getAddress().getHostAddress();
        if (tls.isPresent()) {
            builder.addHttpsListener(address.getPort(), host, tls.get());
        } else {
            builder.addHttpListener(address.getPort(), host);
        }
        Undertow undertow = builder.build();
        undertow.start();
        ScheduledExecutorService clock =
                Executors.newSingleThreadScheduledExecutor(WebServer::daemon);
        every(clock, FLUSH_MILLIS, hub::flush);
        every(clock, SESSION_CHECK_MILLIS, events::checkSessions);
        return new WebServer(undertow, events, clock);
    }

    public int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        events.close();
        undertow.stop();
    }

    private static HttpHandler handler(
            Gate gate, List<ApiResource> resources, EventStream events, boolean tls) {
        RoutingHandler routes = Handlers.routing();
        routes.get(Route.PREFIX + "/events", events);
        for (ApiResource resource : resources) {
            for (Route route : resource.routes()) {
                routes.add(
                        route.method(),
                        route.path(),
                        new BlockingHandler(new RouteHandler(route, gate)));
            }
        }
        routes.setFallbackHandler(
                Handlers.path(new StaticFiles())
                        .addPrefixPath(
                                "/api",
                                exchange -> {
                                    exchange.setStatusCode(404);
                                    exchange.endExchange();
                                }));
        return new SecurityHeaders(compressed(routes), tls);
    }

    private static HttpHandler compressed(HttpHandler next) {
        return new EncodingHandler(
                next,
                new ContentEncodingRepository()
                        .addEncodingHandler(
                                "gzip",
                                new GzipEncodingProvider(),
                                50,
                                WebServer::isWorthCompressing));
    }

    /** Events must go out one by one, and pictures are small already. */
    private static boolean isWorthCompressing(HttpServerExchange exchange) {
        String type = exchange.getResponseHeaders().getFirst(Headers.CONTENT_TYPE);
        return type != null
                && exchange.getResponseContentLength() >= MIN_GZIP_BYTES
                && COMPRESSIBLE.stream().anyMatch(type::startsWith);
    }

    private static void every(ScheduledExecutorService clock, long millis, Runnable task) {
        Runnable again =
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        // Thrown on, it would be the last time.
                        LOG.error("a task of the console's clock failed", e);
                    }
                };
        ScheduledFuture<?> unused =
                clock.scheduleWithFixedDelay(again, millis, millis, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "console-clock");
        thread.setDaemon(true);
        return thread;
    }
}
