package io.atalaya.console.api;

import com.fasterxml.jackson.databind.util.RawValue;
import io.atalaya.console.http.ApiAnswer;
import io.atalaya.console.http.ApiResource;
import io.atalaya.console.http.Route;
import io.atalaya.console.live.LiveModel;
import io.atalaya.console.live.SeriesPlot;
import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.schemas.v1.Anomaly;
import io.atalaya.schemas.v1.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is happening in each area: the newest frames' counts, series of readings, anomalies. */
public final class AreasResource implements ApiResource {
    private final LiveModel live;

    public AreasResource(LiveModel live) {
        this.live = live;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/areas", request -> ApiAnswer.json(areas())));
    }

    private Map<String, Object> areas() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("frames", frames());
        all.put("series", series());
        all.put("anomalies", anomalies());
        return all;
    }

    private List<RawValue> frames() {
        return live.frames().lasts().stream()
                .sorted(Comparator.comparing(Frame::getSensorId))
                .map(frame -> new RawValue(MessageDecoder.json(frame)))
                .toList();
    }

    private List<SeriesPlot> series() {
        return live.readings().keys().stream()
                .sorted()
                .map(key -> SeriesPlot.of(key, live.readings().of(key)))
                .filter(plot -> !plot.times().isEmpty())
                .toList();
    }

    /** Those that last. */
    private List<RawValue> anomalies() {
        List<RawValue> standing = new ArrayList<>();
        for (Anomaly anomaly : live.anomalies().lasts()) {
            if (!anomaly.hasEnd()) {
                standing.add(new RawValue(MessageDecoder.json(anomaly)));
            }
        }
        return standing;
    }
}
