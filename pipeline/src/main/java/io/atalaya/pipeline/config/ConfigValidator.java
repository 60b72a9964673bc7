package io.atalaya.pipeline.config;

import io.atalaya.operators.anomaly.WindowModelConfig;
import io.atalaya.operators.camera.CameraConfig;
import io.atalaya.operators.camera.ffmpeg.FfmpegSetup;
import io.atalaya.operators.camera.ffmpeg.VideoDecoder;
import io.atalaya.operators.camera.ffmpeg.VideoException;
import io.atalaya.operators.camera.ffmpeg.VideoFailure;
import io.atalaya.operators.inference.ModelConfig;
import io.atalaya.operators.inference.ModelContract;
import io.atalaya.operators.inference.ModelException;
import io.atalaya.operators.inference.ModelInspector;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorException;
import io.atalaya.operators.sensor.SensorInspector;
import io.atalaya.pipeline.config.ConfigNode.Mapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Looks into what a configuration names: opens the models, looks at the cameras' files, tries the
 * state directory. Takes seconds where models are large. {@code validate} and {@code run} both ask
 * it before anything starts. What is right it looks into even where something else is wrong, so
 * that all problems are told at once.
 */
public final class ConfigValidator {
    private final ReadConfig read;
    private final Mapping root;
    private final Consumer<String> progress;
    private final Problems found;
    private final Map<String, ModelContract> contracts = new HashMap<>();

    private ConfigValidator(ReadConfig read, Consumer<String> progress) {
        this.read = read;
        this.root = read.root();
        this.progress = progress;
        this.found = read.further();
    }

    /**
     * Reads a file and looks into what it names.
     *
     * @param environment what {@code ${env:NAME}} reads
     * @param progress is told what is looked at
     * @throws ConfigException with every problem
     */
    public static ValidatedConfig validate(
            Path file, Map<String, String> environment, Consumer<String> progress)
            throws ConfigException {
        ReadConfig read = PipelineConfigLoader.read(file, environment);
        Map<String, ModelContract> contracts = new ConfigValidator(read, progress).check();
        return new ValidatedConfig(read.orRefuse(), contracts);
    }

    /**
     * What was found out about the models, by their names.
     *
     * @param progress is told what is looked at
     * @throws ConfigException with every problem
     */
    public static Map<String, ModelContract> validate(
            LoadedConfig loaded, Consumer<String> progress) throws ConfigException {
        return new ConfigValidator(loaded.read(), progress).check();
    }

    private Map<String, ModelContract> check() throws ConfigException {
        openModels();
        new LabelChecks(root, contracts, found).check();
        openVideos();
        checkSensors();
        checkDetectors();
        checkExpressions();
        checkStateDirectory();
        List<ConfigProblem> problems = problems();
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return Map.copyOf(contracts);
    }

    /** A place of which something was told already is wrong for that reason. */
    private List<ConfigProblem> problems() {
        List<ConfigProblem> told = read.problems();
        List<ConfigProblem> all = new ArrayList<>(told);
        found.sorted().stream()
                .filter(problem -> told.stream().noneMatch(problem::isAtPlaceOf))
                .forEach(all::add);
        return all;
    }

    private void openModels() {
        List<Mapping> models = root.mappings("models");
        for (int i = 0; i < models.size(); i++) {
            String path = ConfigPath.item("models", i);
            boolean whole = read.made(path, ModelConfig.class).isPresent();
            read.madeOfRightKeys(models.get(i), path, ModelConfig.class)
                    .filter(model -> whole || !labelsAreWrong(path))
                    .ifPresent(model -> open(model, path, whole));
        }
    }

    /** What the model's labels are cannot be told then. */
    private boolean labelsAreWrong(String path) {
        return read.isWrong(ConfigPath.key(path, "labels"))
                || read.isWrong(ConfigPath.key(path, "classes"));
    }

    private void open(ModelConfig model, String path, boolean whole) {
        progress.accept("opening the model " + model.name());
        try {
            contracts.put(model.name(), ModelInspector.inspect(model));
        } catch (ModelException e) {
            // Of a model with wrong keys that may come of those, and they are told.
            if (whole) {
                report(ConfigPath.key(path, keyOf(e.kind())), String.valueOf(e.getMessage()));
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

    /** A live camera may be away just now; a file must be a video at any time. */
    private void openVideos() {
        List<Mapping> cameras = root.mappings("cameras");
        if (cameras.isEmpty() || !loadsFfmpeg()) {
            return;
        }
        for (int i = 0; i < cameras.size(); i++) {
            String path = ConfigPath.item("cameras", i);
            if (!read.isWrong(ConfigPath.key(path, "url"))) {
                read.madeOfRightKeys(cameras.get(i), path, CameraSettings.class)
                        .map(CameraSettings::camera)
                        .ifPresent(camera -> checkVideo(camera, path));
            }
        }
    }

    /** Without it no camera would ever come, however right its URL is. */
    private boolean loadsFfmpeg() {
        try {
            FfmpegSetup.check();
            return true;
        } catch (VideoException e) {
            report("cameras", String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void checkVideo(CameraConfig camera, String path) {
        try {
            switch (camera.cameraUrl().kind()) {
                case FILE -> open(camera);
                case DEVICE -> FfmpegSetup.checkDevices();
                default -> {}
            }
        } catch (VideoException e) {
            boolean hardware = e.failure() == VideoFailure.HARDWARE_UNAVAILABLE;
            String key = hardware ? "hardwareDecoding" : "url";
            report(ConfigPath.key(path, key), String.valueOf(e.getMessage()));
        }
    }

    private void open(CameraConfig camera) throws VideoException {
        progress.accept("opening the video of " + camera.name());
        try (VideoDecoder video = new VideoDecoder(camera.videoOptions())) {
            video.open();
        }
    }

    private void checkSensors() {
        for (int i = 0; i < root.mappings("sensors").size(); i++) {
            String path = ConfigPath.item("sensors", i);
            String url = ConfigPath.key(path, "url");
            if (!read.isWrong(url)) {
                read.made(path, SensorConfig.class).ifPresent(sensor -> look(sensor, url));
            }
        }
    }

    private void look(SensorConfig sensor, String path) {
        progress.accept("looking at the sensor " + sensor.name());
        try {
            SensorInspector.inspect(sensor);
        } catch (SensorException e) {
            report(path, e.problem());
        }
    }

    private void checkDetectors() {
        for (int i = 0; i < root.mappings("detectors").size(); i++) {
            String path = ConfigPath.key(ConfigPath.item("detectors", i), "windowModel");
            read.made(path, WindowModelConfig.class).ifPresent(model -> open(model, path));
        }
    }

    private void open(WindowModelConfig model, String path) {
        progress.accept("opening the model " + model.file());
        try {
            model.open().close();
        } catch (ModelException e) {
            report(ConfigPath.key(path, "file"), String.valueOf(e.getMessage()));
        }
    }

    /** Once more, now that the models' labels are known. */
    private void checkExpressions() {
        List<Mapping> rules = root.mappings("rules");
        SiteWords names = WrittenNames.of(root, labelsByModel(contracts));
        RuleChecks checks = new RuleChecks(names, NamedItems.namesOf(rules), found);
        for (int i = 0; i < rules.size(); i++) {
            checks.checkExpressions(rules.get(i), ConfigPath.item("rules", i));
        }
    }

    /** The labels of the models that could be opened, by the models' names. */
    public static Map<String, List<String>> labelsByModel(Map<String, ModelContract> contracts) {
        Map<String, List<String>> labels = new HashMap<>();
        contracts.forEach((model, contract) -> labels.put(model, contract.labels()));
        return labels;
    }

    private void checkStateDirectory() {
        if (root.get("runtime") instanceof Mapping runtime) {
            read.madeOfRightKeys(runtime, "runtime", RuntimeConfig.class)
                    .ifPresent(config -> checkStateDirectory(Path.of(config.stateDirectory())));
        }
    }

    private void checkStateDirectory(Path folder) {
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
        found.add(path, read.index().positionOf(path), message);
    }
}
