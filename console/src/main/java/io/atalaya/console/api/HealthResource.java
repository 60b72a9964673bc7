package io.atalaya.console.api;

import com.fasterxml.jackson.databind.util.RawValue;
import io.atalaya.console.http.ApiAnswer;
import io.atalaya.console.http.ApiResource;
import io.atalaya.console.http.Route;
import io.atalaya.console.live.CameraPace;
import io.atalaya.console.live.LiveModel;
import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.schemas.v1.Health;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How each camera and sensor does, and how fast cameras' frames come through. */
public final class HealthResource implements ApiResource {
    private final LiveModel live;

    public HealthResource(LiveModel live) {
        this.live = live;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/health", request -> ApiAnswer.json(list())));
    }

    private Map<String, Object> list() {
        return Map.of("health", health(), "pace", pace());
    }

    private List<RawValue> health() {
        return live.health().lasts().stream()
                .sorted(Comparator.comparing(Health::getSensorId))
                .map(health -> new RawValue(MessageDecoder.json(health)))
                .toList();
    }

    private List<CameraPace> pace() {
        return live.frames().keys().stream()
                .sorted()
                .map(camera -> live.frames().of(camera))
                .filter(frames -> !frames.isEmpty())
                .map(CameraPace::of)
                .toList();
    }
}
