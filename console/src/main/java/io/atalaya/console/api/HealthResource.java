package io.atalaya.console.api;

import io.atalaya.console.http.ApiAnswer;
import io.atalaya.console.http.ApiResource;
import io.atalaya.console.http.Route;
import io.atalaya.console.live.LiveModel;
import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.schemas.v1.Health;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** How each camera and sensor does. */
public final class HealthResource implements ApiResource {
    private final LiveModel live;

    public HealthResource(LiveModel live) {
        this.live = live;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/health", request -> ApiAnswer.rawJson(list())));
    }

    private String list() {
        return live.health().lasts().stream()
                .sorted(Comparator.comparing(Health::getSensorId))
                .map(MessageDecoder::json)
                .collect(Collectors.joining(",", "{\"health\":[", "]}"));
    }
}
