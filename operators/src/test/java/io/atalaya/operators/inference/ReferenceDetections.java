package io.atalaya.operators.inference;

import io.atalaya.operators.decode.CocoLabels;
import io.atalaya.operators.model.Box;
import io.atalaya.operators.model.Detection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;

/** What an independent decoder found in frames of a video, from a file of the material. */
final class ReferenceDetections {
    private static final float LEAST_IOU = 0.8f;
    private static final float MOST_SCORE_DIFFERENCE = 0.1f;

    private final Map<Integer, List<Detection>> byFrame = new HashMap<>();

    /** Reads the lines; the boxes are clipped to the picture, as all of ours are. */
    static ReferenceDetections read(Path file, int widthPx, int heightPx) throws IOException {
        ReferenceDetections reference = new ReferenceDetections();
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = json.readTree(line);
            List<Detection> detections = new ArrayList<>();
            for (JsonNode found : node.get("detections")) {
                detections.add(detection(found, widthPx, heightPx));
            }
            reference.byFrame.put(node.get("frame").asInt(), detections);
        }
        return reference;
    }

    boolean has(int frame) {
        return byFrame.containsKey(frame);
    }

    List<Detection> of(int frame) {
        return byFrame.get(frame);
    }

    /** How many of the wanted are among the found: same label, place and score, each used once. */
    static int matches(List<Detection> wanted, List<Detection> found) {
        List<Detection> left = new ArrayList<>(found);
        int matches = 0;
        for (Detection one : wanted) {
            Detection best = null;
            for (Detection other : left) {
                if (same(one, other)
                        && (best == null
                                || one.box().iou(other.box()) > one.box().iou(best.box()))) {
                    best = other;
                }
            }
            matches += left.remove(best) ? 1 : 0;
        }
        return matches;
    }

    private static boolean same(Detection one, Detection other) {
        return one.label().equals(other.label())
                && one.box().iou(other.box()) >= LEAST_IOU
                && Math.abs(one.confidence() - other.confidence()) <= MOST_SCORE_DIFFERENCE;
    }

    private static Detection detection(JsonNode found, int widthPx, int heightPx) {
        int label = found.get("label").asInt();
        JsonNode box = found.get("box");
        return new Detection(
                CocoLabels.list().get(label),
                label,
                (float) found.get("score").asDouble(),
                new Box(
                                (float) box.get(0).asDouble(),
                                (float) box.get(1).asDouble(),
                                (float) box.get(2).asDouble(),
                                (float) box.get(3).asDouble())
                        .clippedTo(widthPx, heightPx));
    }
}
