package io.atalaya.pipeline.config;

import io.atalaya.operators.settings.Suggestion;
import io.atalaya.operators.sink.Delivery;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.pipeline.config.ConfigNode.Mapping;
import io.atalaya.pipeline.config.ConfigNode.Scalar;
import io.atalaya.pipeline.config.ConfigNode.Sequence;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must be so between the parts of a configuration. Names are read from the tree rather than
 * from the records, so that a camera with a bad timeout is still a camera that a rule may name.
 */
final class CrossChecks {
    private final Mapping root;
    private final Binder binder;
    private final Problems problems;
    private final List<Mapping> models;
    private final List<Mapping> cameras;

    CrossChecks(Mapping root, Binder binder, Problems problems) {
        this.root = root;
        this.binder = binder;
        this.problems = problems;
        this.models = root.mappings("models");
        this.cameras = root.mappings("cameras");
    }

    void check() {
        checkInputs();
        checkUnique(models, "models", "model");
        checkUnique(cameras, "cameras", "camera");
        checkUnique(root.mappings("rules"), "rules", "rule");
        checkUnique(root.mappings("shifts"), "shifts", "shift");
        checkModels();
        for (int i = 0; i < cameras.size(); i++) {
            checkCamera(cameras.get(i), ConfigPath.item("cameras", i));
        }
        new SensorChecks(root, problems).check();
        checkUnique(root.mappings("detectors"), "detectors", "detector");
        new DetectorChecks(root, problems).check();
        List<Mapping> rules = root.mappings("rules");
        RuleChecks checks =
                new RuleChecks(
                        WrittenNames.of(root, Map.of()), NamedItems.namesOf(rules), problems);
        for (int i = 0; i < rules.size(); i++) {
            checks.check(rules.get(i), ConfigPath.item("rules", i));
        }
        new EvidenceChecks(root, problems).check();
        new RecordingChecks(root, binder, problems).check();
        checkCheckpoints();
    }

    private void checkInputs() {
        if (isNothing("cameras") && isNothing("sensors")) {
            String how =
                    "there is no camera and no sensor; add a camera or a sensor: its name and its url";
            report("cameras", root, "", how);
        }
        if (!isNothing("cameras") && isNothing("models")) {
            String how =
                    "there is none, and cameras need one; add a model: its name and its file (.onnx)";
            report("models", root, "", how);
        }
    }

    private void checkCamera(Mapping camera, String path) {
        Map<String, String> seen = new HashMap<>();
        for (String list : List.of("zones", "lines")) {
            List<Mapping> named = camera.mappings(list);
            checkUnique(named, ConfigPath.key(path, list), "zone or line of this camera", seen);
        }
        checkModelName(camera, path);
        checkCameraFile(camera, path);
    }

    private void checkModelName(Mapping camera, String path) {
        List<String> names = NamedItems.namesOf(models);
        String model = camera.text("model");
        if (model == null && names.size() > 1) {
            String cure = "is missing, and there are several; write one of ";
            report("model", camera, path, cure + String.join(", ", names));
        } else if (model != null && !names.contains(model) && !names.isEmpty()) {
            String what = "'" + model + "' is no model" + Suggestion.forWord(model, names);
            report("model", camera, path, what + "; the models are " + String.join(", ", names));
        }
    }

    private void checkCameraFile(Mapping camera, String path) {
        String url = camera.text("url");
        if (url == null || !ConfigCompletion.isFile(url)) {
            return;
        }
        if (url.startsWith("/dev/video")) {
            report("url", camera, path, "is a device; write v4l2://" + url);
            return;
        }
        checkFile(camera, path, "url", "check the path, or begin a URL with rtsp:// or http://");
    }

    private void checkModels() {
        for (int i = 0; i < models.size(); i++) {
            Mapping model = models.get(i);
            String path = ConfigPath.item("models", i);
            checkFile(model, path, "file", "check the path; it starts where this file lies");
            checkUnique(
                    model.mappings("classes"),
                    ConfigPath.key(path, "classes"),
                    "class of this model");
            checkFile(model, path, "pluginLibrary", "check the path, or remove the key");
            if (ConfigCompletion.namesLabelFile(model.text("labels"))) {
                String cure = "check the path, or write auto, metadata or coco";
                checkFile(model, path, "labels", cure);
            }
        }
    }

    private void checkFile(Mapping mapping, String path, String key, String cure) {
        String file = mapping.text(key);
        if (file == null || file.isBlank() || isFile(file)) {
            return;
        }
        String shown = mapping.get(key) instanceof Scalar scalar ? scalar.shown() : file;
        report(key, mapping, path, shown + " is no file that can be read; " + cure);
    }

    private static boolean isFile(String file) {
        try {
            Path path = Path.of(file);
            return Files.isRegularFile(path) && Files.isReadable(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Who waits for checkpoints must not wait for ever. */
    private void checkCheckpoints() {
        Optional<RuntimeConfig> runtime = binder.boundAt("runtime", RuntimeConfig.class);
        if (runtime.filter(config -> !config.checkpoints()).isEmpty()) {
            return;
        }
        Optional<KafkaConfig> kafka = binder.boundAt("kafka", KafkaConfig.class);
        if (kafka.filter(config -> config.delivery() == Delivery.EXACTLY_ONCE).isPresent()) {
            reportNoCheckpoints(
                    "kafka.delivery: exactly-once sends with each checkpoint; set it to 5s or so,"
                            + " or set delivery: at-least-once");
        }
        List<Mapping> sensors = root.mappings("sensors");
        for (int i = 0; i < sensors.size(); i++) {
            boolean waits =
                    sensors.get(i).get("mqtt") instanceof Mapping mqtt
                            && "checkpointed".equals(mqtt.text("acknowledge"));
            if (waits) {
                String path = ConfigPath.key(ConfigPath.item("sensors", i), "mqtt");
                reportNoCheckpoints(
                        path
                                + " acknowledges with each checkpoint; set it to 5s or so, or set"
                                + " acknowledge: taken");
            }
        }
    }

    private void reportNoCheckpoints(String who) {
        Mapping mapping = root.get("runtime") instanceof Mapping written ? written : root;
        report("checkpointInterval", mapping, "runtime", "is 0s, and " + who);
    }

    private void checkUnique(List<Mapping> items, String path, String what) {
        checkUnique(items, path, what, new HashMap<>());
    }

    private void checkUnique(
            List<Mapping> items, String path, String what, Map<String, String> seen) {
        for (int i = 0; i < items.size(); i++) {
            String name = items.get(i).text("name");
            String itemPath = ConfigPath.item(path, i);
            String first = name == null ? null : seen.putIfAbsent(name, itemPath);
            if (first != null) {
                String message = "'" + name + "' names " + first + " already; each " + what;
                report("name", items.get(i), itemPath, message + " needs a name of its own");
            }
        }
    }

    private boolean isNothing(String key) {
        ConfigNode node = root.get(key);
        return node == null || (node instanceof Sequence list && list.items().isEmpty());
    }

    private void report(String key, Mapping mapping, String path, String message) {
        NamedItems.report(problems, key, mapping, path, message);
    }
}
