package io.atalaya.pipeline.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.atalaya.operators.rule.RuleConfig;
import io.atalaya.operators.score.SceneEvent;
import io.atalaya.operators.score.TruthException;
import io.atalaya.operators.settings.JsonProblem;
import io.atalaya.operators.settings.Suggestion;
import io.atalaya.operators.zone.LineConfig;
import io.atalaya.operators.zone.ZoneConfig;
import io.atalaya.pipeline.config.CameraSettings;
import io.atalaya.pipeline.config.PipelineConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code events.jsonl}: what should be found, one JSON object a line.
 *
 * <pre>
 * {"type":"enter","source":"cell-1","zone":"cell","label":"person","seconds":4.3}
 * {"type":"cross","source":"belt-1","zone":"outfeed","direction":"forward","seconds":7}
 * {"type":"alert","rule":"no-helmet-in-cell","seconds":4.3,"until":9.1}
 * </pre>
 */
final class EventTruthReader {
    static final String ALERT = "alert";

    /** From the line's left to its right, seen along it from its first point to its second. */
    static final String FORWARD = "forward";

    static final String BACKWARD = "backward";

    private static final String CROSS = "cross";
    private static final Set<String> ZONE_EVENTS = Set.of("enter", "leave", CROSS);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final PipelineConfig config;

    /**
     * @param config whose cameras, zones, lines and rules the events are about
     */
    EventTruthReader(Path file, PipelineConfig config) {
        this.file = file;
        this.config = config;
    }

    List<SceneEvent> read() throws IOException, TruthException {
        List<String> lines = Files.readAllLines(file);
        List<SceneEvent> events = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                events.add(event(i + 1, lines.get(i)));
            }
        }
        return events;
    }

    private SceneEvent event(int line, String text) throws TruthException {
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw wrong(line, "is no JSON: " + JsonProblem.of(e));
        }
        String type = required(line, node, "type");
        JsonNode seconds = node.path("seconds");
        if (!seconds.isNumber()) {
            throw wrong(line, "has no number for 'seconds', the time since the clip began");
        }
        if (type.equals(ALERT)) {
            String rule = required(line, node, "rule");
            List<String> rules = config.rules().stream().map(RuleConfig::name).toList();
            checkKnown(line, "rule", rule, rules);
            return alert(line, rule, seconds.doubleValue(), node.path("until"));
        }
        if (!ZONE_EVENTS.contains(type)) {
            throw wrong(line, "has the type '" + type + "'; it is enter, leave, cross or alert");
        }
        String camera = required(line, node, "source");
        String place = optional(node, "zone");
        checkKnown(line, type, camera, place);
        return new SceneEvent(
                type,
                camera,
                place,
                optional(node, "label"),
                direction(line, node),
                seconds.doubleValue());
    }

    private void checkKnown(int line, String type, String camera, @Nullable String place)
            throws TruthException {
        List<String> cameras = config.cameras().stream().map(CameraSettings::name).toList();
        checkKnown(line, "camera", camera, cameras);
        if (place == null) {
            return;
        }
        CameraSettings settings = config.cameras().get(cameras.indexOf(camera));
        if (type.equals(CROSS)) {
            List<String> lines = settings.lines().stream().map(LineConfig::name).toList();
            checkKnown(line, "line of camera " + camera, place, lines);
        } else {
            List<String> zones = settings.zones().stream().map(ZoneConfig::name).toList();
            checkKnown(line, "zone of camera " + camera, place, zones);
        }
    }

    private void checkKnown(int line, String what, String name, List<String> known)
            throws TruthException {
        if (!known.contains(name)) {
            String others = known.isEmpty() ? "there is none" : String.join(", ", known);
            throw wrong(
                    line,
                    "names '%s', which is no %s%s; known: %s"
                            .formatted(name, what, Suggestion.forWord(name, known), others));
        }
    }

    private SceneEvent alert(int line, String rule, double seconds, JsonNode until)
            throws TruthException {
        double end = until.isNumber() ? until.doubleValue() : seconds;
        boolean readable = until.isNumber() || until.isMissingNode();
        if (!readable || end < seconds) {
            throw wrong(line, "has an 'until' that is no number from 'seconds' on");
        }
        return new SceneEvent(ALERT, rule, null, null, null, seconds, end);
    }

    private @Nullable String direction(int line, JsonNode node) throws TruthException {
        String written = optional(node, "direction");
        if (written == null || Set.of(FORWARD, BACKWARD).contains(written)) {
            return written;
        }
        return switch (written) {
            case "left-to-right" -> FORWARD;
            case "right-to-left" -> BACKWARD;
            default ->
                    throw wrong(
                            line, "has the direction '" + written + "'; it is forward or backward");
        };
    }

    private String required(int line, JsonNode node, String key) throws TruthException {
        String text = optional(node, key);
        if (text == null) {
            throw wrong(line, "has no text for '" + key + "'");
        }
        return text;
    }

    private static @Nullable String optional(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
    }

    private TruthException wrong(int line, String message) {
        return new TruthException(file, line, message);
    }
}
