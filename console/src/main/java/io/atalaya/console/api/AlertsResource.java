package io.atalaya.console.api;

import com.fasterxml.jackson.databind.util.RawValue;
import io.atalaya.console.http.ApiAnswer;
import io.atalaya.console.http.ApiException;
import io.atalaya.console.http.ApiRequest;
import io.atalaya.console.http.ApiResource;
import io.atalaya.console.http.Route;
import io.atalaya.console.live.AlertBoard;
import io.atalaya.console.live.AlertRow;
import io.atalaya.console.live.EvidenceEntry;
import io.atalaya.console.live.LiveModel;
import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.pipeline.operator.PresentAlarms;
import io.atalaya.schemas.v1.Alert;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The alerts: the list, and everything about one. */
public final class AlertsResource implements ApiResource {
    private static final int MAX_ROWS = 20_000;

    private final LiveModel live;
    private final AlertBoard alerts;
    private final InstantSource clock;

    public AlertsResource(LiveModel live, InstantSource clock) {
        this.live = live;
        this.clock = clock;
        this.alerts = live.alerts();
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/alerts", this::list), Route.get("/alerts/{id}", this::show));
    }

    private ApiAnswer list(ApiRequest request) throws ApiException {
        int limit = limit(request);
        var wanted = AlertFilter.of(request);
        List<AlertRow> rows =
                alerts.all().stream()
                        .filter(wanted)
                        .sorted(PresentAlarms.byUrgency())
                        .limit(limit)
                        .map(AlertRow::of)
                        .toList();
        return ApiAnswer.json(Map.of("alerts", rows));
    }

    private ApiAnswer show(ApiRequest request) throws ApiException {
        String id = request.path("id");
        Alert alert =
                alerts.find(id).orElseThrow(() -> ApiException.notFound("there is no such alert"));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("row", AlertRow.of(alert));
        all.put("alert", new RawValue(MessageDecoder.json(alert)));
        all.put("history", alerts.history(id));
        all.put("evidence", EvidenceEntry.of(alert, live.evidence()::last, clock.instant()));
        live.rule(alert.getRuleId()).ifPresent(rule -> all.put("ruleText", rule.getYaml()));
        return ApiAnswer.json(all);
    }

    private static int limit(ApiRequest request) throws ApiException {
        String text = request.query("limit").orElse(String.valueOf(MAX_ROWS));
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw ApiException.badRequest("limit must be a positive number");
        }
        return Math.min(MAX_ROWS, Integer.parseInt(text));
    }
}
