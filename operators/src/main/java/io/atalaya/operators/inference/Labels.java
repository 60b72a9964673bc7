package io.atalaya.operators.inference;

import io.atalaya.operators.decode.CocoLabels;
import io.atalaya.operators.decode.RecognisedOutput;
import io.atalaya.operators.inference.ModelException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names of a model's classes and holds them to the number of classes it has. */
final class Labels {
    // Ultralytics writes Python's notation of a dictionary: {0: 'person', 1: "driver's seat"}.
    private static final Pattern NUMBERED_NAME =
            Pattern.compile(
                    "(\\d+)\\s*:\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\")");
    // Windows' editors put it before the first line.
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String CURE =
            "set labels to a text file with one name a line, in the model's order";

    private final ModelConfig config;
    private final Map<String, String> metadata;
    private final int classCount;

    private Labels(ModelConfig config, Map<String, String> metadata, int classCount) {
        this.config = config;
        this.metadata = metadata;
        this.classCount = classCount;
    }

    static List<String> find(ModelConfig config, ModelFile file, RecognisedOutput output) {
        return new Labels(config, file.metadata(), output.classCount()).find();
    }

    private List<String> find() {
        return switch (config.labels()) {
            case "auto" -> automatic();
            case "metadata" -> fromMetadata();
            case "coco" -> checked(CocoLabels.list(), "COCO's list");
            default -> fromFile();
        };
    }

    private List<String> automatic() {
        if (!parse(metadata.getOrDefault("names", "")).isEmpty()) {
            return fromMetadata();
        }
        int coco = CocoLabels.list().size();
        if (classCount == coco || classCount == RecognisedOutput.ANY_CLASSES) {
            return CocoLabels.list();
        }
        throw problem(
                "the file names no classes and the model has "
                        + classCount
                        + ", not COCO's "
                        + coco
                        + "; "
                        + CURE);
    }

    private List<String> fromMetadata() {
        List<String> names = parse(metadata.getOrDefault("names", ""));
        if (names.isEmpty()) {
            throw problem(
                    "labels is metadata, but the file's metadata has no entry names; its entries"
                            + " are "
                            + new TreeMap<>(metadata).keySet()
                            + "; "
                            + CURE);
        }
        return checked(names, "the file's metadata");
    }

    private List<String> fromFile() {
        Path path = Path.of(config.labels());
        try {
            List<String> names =
                    Files.readAllLines(path, StandardCharsets.UTF_8).stream()
                            .map(line -> line.replace(BYTE_ORDER_MARK, "").strip())
                            .filter(line -> !line.isEmpty())
                            .toList();
            return checked(names, path.toString());
        } catch (IOException e) {
            throw ModelException.of(
                    Kind.LABELS,
                    config,
                    "the file of labels " + path + " cannot be read as UTF-8 text; " + CURE,
                    e);
        }
    }

    private List<String> checked(List<String> names, String source) {
        if (classCount != RecognisedOutput.ANY_CLASSES && names.size() != classCount) {
            throw problem(
                    source
                            + " has "
                            + names.size()
                            + " names and the model has "
                            + classCount
                            + " classes; "
                            + CURE);
        }
        return names;
    }

    private ModelException problem(String message) {
        return ModelException.of(Kind.LABELS, config, message);
    }

    private static List<String> parse(String names) {
        List<String> list = new ArrayList<>();
        Matcher matcher = NUMBERED_NAME.matcher(names);
        while (matcher.find()) {
            String quoted = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
            list.add(quoted.replaceAll("\\\\(.)", "$1"));
        }
        return list;
    }
}
