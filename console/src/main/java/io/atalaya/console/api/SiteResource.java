package io.atalaya.console.api;

import com.fasterxml.jackson.databind.util.RawValue;
import io.atalaya.console.http.ApiAnswer;
import io.atalaya.console.http.ApiResource;
import io.atalaya.console.http.Route;
import io.atalaya.console.live.LiveModel;
import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.schemas.v1.Site;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What is watched, as jobs have told it: cameras with zones and lines, sensors, rules. */
public final class SiteResource implements ApiResource {
    private final LiveModel live;

    public SiteResource(LiveModel live) {
        this.live = live;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/sites", request -> ApiAnswer.json(Map.of("sites", sites()))));
    }

    private List<RawValue> sites() {
        return live.sites().lasts().stream()
                .sorted(Comparator.comparing(Site::getSite))
                .map(site -> new RawValue(MessageDecoder.json(site)))
                .toList();
    }
}
