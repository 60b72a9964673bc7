package io.atalaya.console.api;

import io.atalaya.console.http.ApiAnswer;
import io.atalaya.console.http.ApiResource;
import io.atalaya.console.http.Route;
import io.atalaya.console.live.LiveModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the console itself does: whether it has its broker, and what came on which topic. */
public final class StatusResource implements ApiResource {
    private final LiveModel live;

    public StatusResource(LiveModel live) {
        this.live = live;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/status",
                        request -> {
                            Map<String, Object> status = new LinkedHashMap<>();
                            status.put("broker", live.broker());
                            status.put("topics", live.counts());
                            return ApiAnswer.json(status);
                        }));
    }
}
