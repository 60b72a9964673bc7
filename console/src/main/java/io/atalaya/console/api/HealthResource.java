package io.atalaya.console.api;

import com.fasterxml.jackson.databind.util.RawValue;
import io.atalaya.console.http.ApiAnswer;
import io.atalaya.console.http.ApiResource;
import io.atalaya.console.http.Route;
import io.atalaya.console.live.CameraPace;
import io.atalaya.console.live.GroupLag;
import io.atalaya.console.live.GroupLags;
import io.atalaya.console.live.LiveModel;
import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.schemas.v1.Health;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How each camera and sensor does, how fast cameras' frames come through, and how far behind the
 * job's consumer groups are.
 */
public final class HealthResource implements ApiResource {
    private final LiveModel live;
    private final GroupLags lags;

    public HealthResource(LiveModel live, GroupLags lags) {
        this.live = live;
        this.lags = lags;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/health", request -> ApiAnswer.json(list())),
                Route.get("/lags", request -> ApiAnswer.json(Map.of("lags", lags()))));
    }

    private List<GroupLag> lags() {
        return lags.of(live.sites().keys());
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
