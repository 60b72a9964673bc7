package io.atalaya.pipeline.config;

import io.atalaya.operators.anomaly.DetectorConfig;
import io.atalaya.operators.camera.CameraConfig;
import io.atalaya.operators.camera.ffmpeg.CameraUrl;
import io.atalaya.operators.camera.ffmpeg.VideoDecoder;
import io.atalaya.operators.camera.ffmpeg.VideoException;
import io.atalaya.operators.camera.ffmpeg.VideoFailure;
import io.atalaya.operators.inference.ClassConfig;
import io.atalaya.operators.inference.ModelConfig;
import io.atalaya.operators.inference.ModelContract;
import io.atalaya.operators.inference.ModelException;
import io.atalaya.operators.inference.ModelInspector;
import io.atalaya.operators.rule.RuleChecker;
import io.atalaya.operators.rule.RuleConfig;
import io.atalaya.operators.rule.RuleMistake;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorException;
import io.atalaya.operators.sensor.SensorInspector;
import io.atalaya.operators.settings.Suggestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks into what a configuration names: opens the models, looks at the cameras' files, tries the
 * state directory. Takes seconds where models are large. {@code validate} and {@code run} both ask
 * it before anything starts.
 */
public final class ConfigValidator {
    private final LoadedConfig loaded;
    private final Consumer<String> progress;
    private final List<ConfigProblem> problems = new ArrayList<>();
    private final Map<String, ModelContract> contracts = new HashMap<>();

    private ConfigValidator(LoadedConfig loaded, Consumer<String> progress) {
        this.loaded = loaded;
        this.progress = progress;
    }

    /**
     * What was found out about the models, by their names.
     *
     * @param progress is told what is looked at
     * @throws ConfigException with every problem
     */
    public static Map<String, ModelContract> validate(
            LoadedConfig loaded, Consumer<String> progress) throws ConfigException {
        ConfigValidator validator = new ConfigValidator(loaded, progress);
        validator.openModels();
        validator.checkCameras();
        validator.checkSensors();
        validator.checkDetectors();
        validator.checkRules();
        validator.checkStateDirectory();
        if (!validator.problems.isEmpty()) {
            throw new ConfigException(validator.problems);
        }
        return Map.copyOf(validator.contracts);
    }

    private void openModels() {
        List<ModelConfig> models = loaded.config().models();
        for (int i = 0; i < models.size(); i++) {
            ModelConfig model = models.get(i);
            progress.accept("opening the model " + model.name());
            String path = ConfigPath.item("models", i);
            try {
                ModelContract contract = ModelInspector.inspect(model);
                contracts.put(model.name(), contract);
                checkClasses(contract, ConfigPath.key(path, "classes"));
            } catch (ModelException e) {
                report(ConfigPath.key(path, keyOf(e.kind())), String.valueOf(e.getMessage()));
            }
        }
    }

    private void checkClasses(ModelContract contract, String path) {
        List<ClassConfig> classes = contract.config().classes();
        for (int i = 0; i < classes.size(); i++) {
            String name = classes.get(i).name();
            if (!contract.classNames().contains(name)) {
                String at = ConfigPath.key(ConfigPath.item(path, i), "name");
                report(at, unknown(name, "class", contract.classNames()));
            }
        }
    }

    private static String keyOf(ModelException.Kind kind) {
        return switch (kind) {
            case LABELS -> "labels";
            case EXECUTION_PROVIDER -> "gpu";
            default -> "file";
        };
    }

    private void checkCameras() {
        List<CameraSettings> cameras = loaded.config().cameras();
        for (int i = 0; i < cameras.size(); i++) {
            CameraSettings camera = cameras.get(i);
            String path = ConfigPath.item("cameras", i);
            checkLabels(camera, camera.labels(), ConfigPath.key(path, "labels"));
            checkLabels(
                    camera,
                    camera.privacy().blur(),
                    ConfigPath.key(ConfigPath.key(path, "privacy"), "blur"));
            checkAlternatives(camera, ConfigPath.key(path, "tracker"));
            checkFile(camera, path);
            for (int j = 0; j < camera.zones().size(); j++) {
                String zone = ConfigPath.item(ConfigPath.key(path, "zones"), j);
                List<String> labels = camera.zones().get(j).labels();
                checkLabels(camera, labels, ConfigPath.key(zone, "labels"));
            }
            for (int j = 0; j < camera.lines().size(); j++) {
                String line = ConfigPath.item(ConfigPath.key(path, "lines"), j);
                List<String> labels = camera.lines().get(j).labels();
                checkLabels(camera, labels, ConfigPath.key(line, "labels"));
            }
        }
    }

    private void checkAlternatives(CameraSettings camera, String tracker) {
        List<List<String>> sets = camera.tracker().alternativeLabels();
        for (int i = 0; i < sets.size(); i++) {
            String path = ConfigPath.item(ConfigPath.key(tracker, "alternativeLabels"), i);
            checkLabels(camera, sets.get(i), path);
        }
    }

    /** A live camera may be away just now; a file must be a video at any time. */
    private void checkFile(CameraSettings camera, String path) {
        CameraConfig config = camera.camera();
        if (config.cameraUrl().kind() != CameraUrl.Kind.FILE) {
            return;
        }
        progress.accept("opening the video of " + camera.name());
        try (VideoDecoder video = new VideoDecoder(config.videoOptions())) {
            video.open();
        } catch (VideoException e) {
            boolean hardware = e.failure() == VideoFailure.HARDWARE_UNAVAILABLE;
            String key = hardware ? "hardwareDecoding" : "url";
            report(ConfigPath.key(path, key), String.valueOf(e.getMessage()));
        }
    }

    private void checkSensors() {
        List<SensorConfig> sensors = loaded.config().sensors();
        for (int i = 0; i < sensors.size(); i++) {
            progress.accept("looking at the sensor " + sensors.get(i).name());
            try {
                SensorInspector.inspect(sensors.get(i));
            } catch (SensorException e) {
                String path = ConfigPath.item("sensors", i);
                report(ConfigPath.key(path, "url"), e.problem());
            }
        }
    }

    private void checkDetectors() {
        List<DetectorConfig> detectors = loaded.config().detectors();
        for (int i = 0; i < detectors.size(); i++) {
            progress.accept("opening the detector " + detectors.get(i).name());
            try {
                detectors.get(i).kind().open().close();
            } catch (ModelException e) {
                String path = ConfigPath.key(ConfigPath.item("detectors", i), "windowModel");
                report(ConfigPath.key(path, "file"), String.valueOf(e.getMessage()));
            }
        }
    }

    private void checkRules() {
        // Rules whose label no model knows can never fire.
        for (int i = 0; i < loaded.config().rules().size(); i++) {
            String path = ConfigPath.item("rules", i);
            checkRuleLabel(ConfigPath.key(ConfigPath.key(path, "objectInZone"), "label"));
            checkRuleLabel(ConfigPath.key(ConfigPath.key(path, "lineCrossed"), "label"));
            checkExpressions(loaded.config().rules().get(i), path);
        }
    }

    /** Once more, now that the models' labels are known. */
    private void checkExpressions(RuleConfig rule, String path) {
        if (rule.when() == null) {
            return;
        }
        SiteWords names = ConfiguredNames.of(loaded.config(), labelsByModel(contracts));
        for (RuleMistake mistake : RuleChecker.check(rule, names).mistakes()) {
            String key = ConfigPath.key(path, mistake.key());
            problems.add(loaded.problemAt(key, mistake.offset(), mistake.message()));
        }
    }

    /** The labels of the models that could be opened, by the models' names. */
    public static Map<String, List<String>> labelsByModel(Map<String, ModelContract> contracts) {
        Map<String, List<String>> labels = new HashMap<>();
        contracts.forEach((model, contract) -> labels.put(model, contract.labels()));
        return labels;
    }

    private void checkRuleLabel(String path) {
        List<String> known =
                contracts.values().stream().flatMap(c -> c.labels().stream()).distinct().toList();
        boolean allOpened = contracts.size() == loaded.config().models().size();
        Optional<String> label = loaded.textAt(path);
        if (allOpened && label.isPresent() && !known.contains(label.get())) {
            report(path, noLabel(label.get(), known));
        }
    }

    private void checkLabels(CameraSettings camera, List<String> labels, String path) {
        ModelContract contract = contracts.get(camera.model());
        if (contract == null) {
            return;
        }
        for (int i = 0; i < labels.size(); i++) {
            if (!contract.labels().contains(labels.get(i))) {
                report(ConfigPath.item(path, i), noLabel(labels.get(i), contract.labels()));
            }
        }
    }

    private static String noLabel(String label, List<String> known) {
        return unknown(label, "label", known);
    }

    private static String unknown(String name, String what, List<String> known) {
        int shown = 20;
        String some = String.join(", ", known.subList(0, Math.min(shown, known.size())));
        return "'"
                + name
                + "' is no "
                + what
                + " of the model"
                + Suggestion.forWord(name, known)
                + "; it knows "
                + some
                + (known.size() > shown ? ", …" : "");
    }

    private void checkStateDirectory() {
        Path folder = Path.of(loaded.config().runtime().stateDirectory());
        Path present = folder;
        while (present != null && !Files.exists(present)) {
            present = present.getParent();
        }
        if (present == null || !Files.isDirectory(present) || !Files.isWritable(present)) {
            String cure = " cannot be written; name a folder that can, or change its owner";
            report("runtime.stateDirectory", folder + cure);
        }
    }

    private void report(String path, String message) {
        problems.add(loaded.problemAt(path, message));
    }
}
