package io.atalaya.pipeline.config;

import io.atalaya.operators.evidence.EvidenceConfig;
import io.atalaya.pipeline.config.ConfigNode.Entry;
import io.atalaya.pipeline.config.ConfigNode.Mapping;
import io.atalaya.pipeline.config.ConfigNode.Scalar;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what depends on another key or on where the file lies: areas, a camera's model, and
 * paths that are relative to the file. It works on the tree, so that the records come out complete.
 */
final class ConfigCompletion {
    private static final Set<String> LABEL_WORDS = Set.of("auto", "metadata", "coco");
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final String FILE_URL = "file://";

    private final Path baseDirectory;

    ConfigCompletion(Path baseDirectory) {
        this.baseDirectory = baseDirectory;
    }

    void complete(Mapping root) {
        List<Mapping> models = root.mappings("models");
        for (Mapping model : models) {
            makeAbsolute(model, "file");
            makeAbsolute(model, "pluginLibrary");
            if (namesLabelFile(model.text("labels"))) {
                makeAbsolute(model, "labels");
            }
        }
        Optional<Scalar> onlyModel =
                models.size() == 1 && models.get(0).get("name") instanceof Scalar name
                        ? Optional.of(name)
                        : Optional.empty();
        for (Mapping camera : root.mappings("cameras")) {
            if (isFile(camera.text("url"))) {
                makeAbsolute(camera, "url");
            }
            if (camera.get("name") instanceof Scalar name) {
                putIfAbsent(camera, "area", name);
            }
            onlyModel.ifPresent(name -> putIfAbsent(camera, "model", name));
        }
        for (Mapping sensor : root.mappings("sensors")) {
            if (isSensorFile(sensor.text("url"))) {
                makeAbsolute(sensor, "url");
            }
            if (sensor.get("mqtt") instanceof Mapping mqtt) {
                makeAbsolute(mqtt, "caFile");
            }
            if (sensor.get("opcUa") instanceof Mapping opcUa) {
                makeAbsolute(opcUa, "caFile");
                makeAbsolute(opcUa, "keyStore");
            }
            if (sensor.get("name") instanceof Scalar name) {
                putIfAbsent(sensor, "area", name);
            }
        }
        for (Mapping detector : root.mappings("detectors")) {
            if (detector.get("windowModel") instanceof Mapping model) {
                makeAbsolute(model, "file");
            }
        }
        complete(root, "runtime", RuntimeConfig.class, "stateDirectory");
        complete(root, "evidence", EvidenceConfig.class, "store");
        complete(root, "evidence", EvidenceConfig.class, "recordings");
        RecordingAlarms.apply(root);
    }

    static boolean namesLabelFile(@Nullable String labels) {
        return labels != null && !LABEL_WORDS.contains(labels);
    }

    /** Whether a camera's or sensor's url is the path of a file. */
    static boolean isFile(@Nullable String url) {
        return url != null && (url.startsWith(FILE_URL) || !URL.matcher(url).matches());
    }

    /** Whether a sensor's url is; a topic on the pipeline's own brokers is written kafka:topic. */
    static boolean isSensorFile(@Nullable String url) {
        return url != null && isFile(url) && !url.startsWith("kafka:");
    }

    /** A folder that has a default, and lies where the file does. */
    private void complete(Mapping root, String section, Class<? extends Record> type, String key) {
        Entry written = root.entries().get(section);
        if (written != null && !(written.value() instanceof Mapping)) {
            return;
        }
        Mapping mapping =
                written != null && written.value() instanceof Mapping found
                        ? found
                        : Mapping.empty(root.position());
        root.entries().put(section, new Entry(mapping.position(), mapping));
        String folder = String.valueOf(defaultOf(type, key));
        putIfAbsent(mapping, key, Scalar.written(mapping.position(), folder, false));
        if (isFile(mapping.text(key))) {
            makeAbsolute(mapping, key);
        }
    }

    private static Object defaultOf(Class<? extends Record> type, String named) {
        return RecordShape.of(type).keys().stream()
                .filter(key -> key.name().equals(named))
                .findFirst()
                .map(DefaultValue::of)
                .orElseThrow();
    }

    private static void putIfAbsent(Mapping mapping, String key, Scalar value) {
        Scalar moved =
                new Scalar(
                        mapping.position(),
                        value.text(),
                        value.shown(),
                        value.plain(),
                        value.substituted(),
                        null);
        mapping.entries().putIfAbsent(key, new Entry(mapping.position(), moved));
    }

    private void makeAbsolute(Mapping mapping, String key) {
        Entry entry = mapping.entries().get(key);
        if (entry == null || !(entry.value() instanceof Scalar scalar)) {
            return;
        }
        if (scalar.isNull() || scalar.text().isBlank()) {
            return;
        }
        try {
            Scalar absolute = scalar.with(this::absolute);
            mapping.entries().put(key, new Entry(entry.keyPosition(), absolute));
        } catch (InvalidPathException e) {
            // Left as it is: the check for the file's existence tells about it.
            return;
        }
    }

    private String absolute(String written) {
        String path = written.strip();
        String relative = path.startsWith(FILE_URL) ? path.substring(FILE_URL.length()) : path;
        return baseDirectory.resolve(relative).normalize().toString();
    }
}
