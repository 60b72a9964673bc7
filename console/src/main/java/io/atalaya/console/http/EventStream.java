package io.atalaya.console.http;

import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import java.io.IOException;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Events to a browser as they happen: {@code text/event-stream}. The browser comes back by itself
 * and says which event it had last.
 */
final class EventStream implements HttpHandler {
    private static final AttachmentKey<String> TOKEN = AttachmentKey.create(String.class);
    private static final long KEEP_ALIVE_MILLIS = 10_000;
    private static final int RETRY_MILLIS = 1_000;

    /** Of a browser that reads too slowly; it is let go and comes back for the present state. */
    private static final int MAX_WAITING = 2_000;

    private final EventHub hub;
    private final Gate gate;
    private final HttpHandler handler;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();

    EventStream(EventHub hub, Gate gate) {
        this.hub = hub;
        this.gate = gate;
        this.handler = Handlers.serverSentEvents(this::connected);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (RouteHandler.identify(exchange, gate).isEmpty()) {
            exchange.setStatusCode(401);
            exchange.endExchange();
            return;
        }
        String token = RouteHandler.token(exchange, gate);
        if (token != null) {
            exchange.putAttachment(TOKEN, token);
        }
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
        handler.handleRequest(exchange);
    }

    /** Lets those go who may not listen any more, such as those who have logged out. */
    void checkSessions() {
        connections.stream().filter(c -> !c.mayListen(gate)).forEach(Connection::close);
    }

    void close() {
        connections.forEach(Connection::close);
    }

    private void connected(ServerSentEventConnection sse, @Nullable String lastEventId) {
        Connection connection = new Connection(sse);
        sse.setKeepAliveTime(KEEP_ALIVE_MILLIS);
        sse.sendRetry(RETRY_MILLIS);
        connections.add(connection);
        sse.addCloseTask(
                closed -> {
                    hub.remove(connection);
                    connections.remove(connection);
                });
        hub.add(connection, Optional.ofNullable(lastEventId).or(() -> parameter(sse, "after")));
    }

    private static Optional<String> parameter(ServerSentEventConnection sse, String name) {
        return Optional.ofNullable(sse.getQueryParameters().get(name)).map(Deque::getFirst);
    }

    private static final class Connection implements EventHub.Listener {
        private final ServerSentEventConnection sse;
        private final Set<String> channels;
        private final AtomicInteger waiting = new AtomicInteger();

        Connection(ServerSentEventConnection sse) {
            this.sse = sse;
            this.channels =
                    Arrays.stream(parameter(sse, "channels").orElse("").split(","))
                            .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public Set<String> channels() {
            return channels;
        }

        @Override
        public void send(EventHub.Event event) {
            if (waiting.incrementAndGet() > MAX_WAITING) {
                close();
                return;
            }
            String id = event.id().isEmpty() ? null : event.id();
            sse.send(event.data(), event.channel(), id, counting());
        }

        private ServerSentEventConnection.EventCallback counting() {
            return new ServerSentEventConnection.EventCallback() {
                @Override
                public void done(
                        ServerSentEventConnection connection,
                        String data,
                        String event,
                        String id) {
                    waiting.decrementAndGet();
                }

                @Override
                public void failed(
                        ServerSentEventConnection connection,
                        String data,
                        String event,
                        String id,
                        IOException e) {
                    close();
                }
            };
        }

        boolean mayListen(Gate gate) {
            String host = sse.getRequestHeaders().getFirst(Headers.HOST);
            return gate.identify(host, sse.getAttachment(TOKEN)).isPresent();
        }

        void close() {
            try {
                sse.close();
            } catch (IOException e) {
                // It is gone either way.
            }
        }
    }
}
