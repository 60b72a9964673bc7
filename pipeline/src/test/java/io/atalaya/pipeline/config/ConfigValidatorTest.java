package io.atalaya.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.atalaya.operators.decode.ModelFamily;
import io.atalaya.operators.inference.ModelContract;
import io.atalaya.operators.testing.Material;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigValidatorTest {
    @TempDir Path folder;

    @BeforeEach
    void files() {
        ConfigSample.writeFiles(folder);
    }

    @Test
    void opensTheModels() throws Exception {
        List<String> progress = new ArrayList<>();
        LoadedConfig loaded = ConfigSample.load(withRealModel("[person]"), folder);

        Map<String, ModelContract> contracts = ConfigValidator.validate(loaded, progress::add);

        assertThat(contracts.get("yolox").family()).isEqualTo(ModelFamily.YOLOX);
        assertThat(progress).contains("opening the model yolox");
        assertThat(folder.resolve("atalaya-state")).doesNotExist();
    }

    @Test
    void findsLabelsThatTheModelDoesNotKnow() throws Exception {
        LoadedConfig loaded = ConfigSample.load(withRealModel("[person, bycicle]"), folder);

        assertThat(problems(loaded))
                .singleElement()
                .satisfies(
                        problem ->
                                assertThat(problem.toString())
                                        .startsWith("plant.yaml:11:22: cameras[0].labels[1]: ")
                                        .contains("(did you mean 'bicycle'?)"));
    }

    @Test
    void findsClassesThatTheModelDoesNotKnow() throws Exception {
        String yaml = withClass("[person]", "{name: persn, attributes: {vest: no}}");

        assertThat(problems(ConfigSample.load(yaml, folder)))
                .singleElement()
                .satisfies(
                        problem ->
                                assertThat(problem.toString())
                                        .startsWith("plant.yaml:7:22: models[0].classes[0].name: ")
                                        .contains("'persn' is no class of the model")
                                        .contains("(did you mean 'person'?)"));
    }

    @Test
    void labelsAreThoseThatClassesMean() throws Exception {
        String yaml = withClass("[person, car]", "{name: bicycle, label: vehicle}");
        assertThat(problems(ConfigSample.load(yaml.replace("car]", "bicycle]"), folder)))
                .extracting(ConfigProblem::path)
                .containsExactly("cameras[0].labels[1]");
        LoadedConfig loaded = ConfigSample.load(yaml.replace("car]", "vehicle]"), folder);

        assertThat(ConfigValidator.validate(loaded, progress -> {})).containsKey("yolox");
    }

    @Test
    void findsEverythingAtOnce() throws Exception {
        Files.writeString(folder.resolve("video.mp4"), "");
        String yaml = ConfigSample.YAML + "  stateDirectory: labels.txt/state\n";
        LoadedConfig loaded = ConfigSample.load(yaml, folder);

        assertThat(problems(loaded))
                .extracting(ConfigProblem::path)
                .containsExactly("models[0].file", "cameras[1].url", "runtime.stateDirectory");
    }

    private static List<ConfigProblem> problems(LoadedConfig loaded) {
        return catchThrowableOfType(
                        ConfigException.class,
                        () -> ConfigValidator.validate(loaded, progress -> {}))
                .problems();
    }

    private static String withClass(String labels, String meaning) {
        return withRealModel(labels).replace(".onnx\n", ".onnx\n    classes: [" + meaning + "]\n");
    }

    private static String withRealModel(String labels) {
        Path model = Material.file("models/yolox_nano_416.onnx").toAbsolutePath();
        Path video = Material.file("videos/mediapipe_AVC720P_AAC.mp4").toAbsolutePath();
        return ConfigSample.YAML
                .replace("video.mp4", video.toString())
                .replace("model.onnx", model.toString())
                .replace("[person, forklift]", labels);
    }
}
