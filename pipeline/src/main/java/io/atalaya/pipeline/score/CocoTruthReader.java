package io.atalaya.pipeline.score;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.atalaya.operators.model.Box;
import io.atalaya.operators.score.ClipTruth;
import io.atalaya.operators.score.TrueBox;
import io.atalaya.operators.score.TruthException;
import io.atalaya.operators.settings.JsonProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads COCO's JSON of one clip's frames: {@code images}, {@code annotations} and {@code
 * categories}. An image's frame is its {@code frame_id}, counted from 0 as CocoVID does, else the
 * last number in its {@code file_name}, counted from 1 as FFmpeg writes pictures unless one of them
 * is 0. Who is who stands in an annotation's {@code track_id} or {@code instance_id}.
 */
final class CocoTruthReader {
    private static final Pattern LAST_NUMBER = Pattern.compile("(\\d+)\\D*$");
    private static final int BOX_NUMBERS = 4;

    private final Path file;

    CocoTruthReader(Path file) {
        this.file = file;
    }

    ClipTruth read() throws IOException, TruthException {
        JsonNode root = parse();
        Map<Long, String> labels = labels(list(root, "categories"));
        Map<Long, Integer> frames = frames(list(root, "images"));
        List<TrueBox> boxes = new ArrayList<>();
        JsonNode annotations = list(root, "annotations");
        for (int i = 0; i < annotations.size(); i++) {
            boxes.add(box(annotations.get(i), "annotations[" + i + "]", labels, frames));
        }
        return new ClipTruth(new TreeSet<>(labels.values()), new TreeSet<>(frames.values()), boxes);
    }

    private JsonNode parse() throws IOException, TruthException {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            int line = at == null ? 1 : at.getLineNr();
            throw new TruthException(file, line, "is no JSON: " + JsonProblem.of(e));
        }
    }

    private JsonNode list(JsonNode root, String key) throws TruthException {
        JsonNode list = root.path(key);
        if (!list.isArray()) {
            throw new TruthException(file, "has no list '" + key + "', so it is no COCO file");
        }
        return list;
    }

    private Map<Long, String> labels(JsonNode categories) throws TruthException {
        Map<Long, String> labels = new HashMap<>();
        for (int i = 0; i < categories.size(); i++) {
            String path = "categories[" + i + "]";
            JsonNode name = categories.get(i).path("name");
            if (!name.isTextual()) {
                throw wrong(path, "has no name");
            }
            labels.put(id(categories.get(i), "id", path), name.textValue());
        }
        return labels;
    }

    private Map<Long, Integer> frames(JsonNode images) throws TruthException {
        Map<Long, Integer> numbers = new HashMap<>();
        boolean byId = images.size() > 0 && images.get(0).has("frame_id");
        for (int i = 0; i < images.size(); i++) {
            String path = "images[" + i + "]";
            long number = byId ? id(images.get(i), "frame_id", path) : number(images.get(i), path);
            Integer before = numbers.put(id(images.get(i), "id", path), Math.toIntExact(number));
            if (before != null) {
                throw wrong(path, "has the id of another image");
            }
        }
        boolean fromZero = byId || numbers.containsValue(0);
        numbers.replaceAll((image, number) -> fromZero ? number + 1 : number);
        if (new TreeSet<>(numbers.values()).size() != numbers.size()) {
            throw new TruthException(file, "has two images of the same frame; one clip a file");
        }
        return numbers;
    }

    private long number(JsonNode image, String path) throws TruthException {
        Matcher last = LAST_NUMBER.matcher(image.path("file_name").asText());
        if (!last.find()) {
            throw wrong(path, "has neither frame_id nor a file_name with the frame's number");
        }
        return Integer.parseInt(last.group(1));
    }

    private TrueBox box(
            JsonNode node, String path, Map<Long, String> labels, Map<Long, Integer> frames)
            throws TruthException {
        String label = labels.get(id(node, "category_id", path));
        Integer frame = frames.get(id(node, "image_id", path));
        if (label == null || frame == null) {
            throw wrong(path, "has a category_id or image_id that is not in the file");
        }
        boolean crowd = isSet(node.path("iscrowd"));
        boolean ignored = crowd || isSet(node.path("ignore"));
        return new TrueBox(frame, track(node), label, box(node, path), ignored, crowd);
    }

    private static boolean isSet(JsonNode flag) {
        return flag.asInt() == 1 || flag.asBoolean();
    }

    private static int track(JsonNode node) {
        for (JsonNode holder : List.of(node, node.path("attributes"))) {
            for (String key : List.of("track_id", "instance_id")) {
                if (holder.path(key).canConvertToInt()) {
                    return holder.path(key).intValue();
                }
            }
        }
        return TrueBox.NO_ID;
    }

    private Box box(JsonNode node, String path) throws TruthException {
        JsonNode numbers = node.path("bbox");
        double[] box = new double[BOX_NUMBERS];
        for (int i = 0; i < BOX_NUMBERS; i++) {
            if (numbers.size() != BOX_NUMBERS || !numbers.get(i).isNumber()) {
                throw wrong(path, "has no bbox of four numbers [left, top, width, height]");
            }
            box[i] = numbers.get(i).doubleValue();
        }
        if (box[2] <= 0 || box[3] <= 0) {
            throw wrong(path, "has a bbox without width or height");
        }
        return new Box(
                (float) box[0],
                (float) box[1],
                (float) (box[0] + box[2]),
                (float) (box[1] + box[3]));
    }

    private long id(JsonNode node, String key, String path) throws TruthException {
        if (!node.path(key).canConvertToLong() || !node.path(key).isIntegralNumber()) {
            throw wrong(path, "has no whole number for '" + key + "'");
        }
        return node.path(key).longValue();
    }

    private TruthException wrong(String path, String message) {
        return new TruthException(file, path + " " + message);
    }
}
