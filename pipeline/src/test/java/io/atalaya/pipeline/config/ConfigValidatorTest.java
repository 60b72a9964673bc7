package io.atalaya.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.atalaya.operators.decode.ModelFamily;
import io.atalaya.operators.inference.ModelContract;
import io.atalaya.operators.testing.Material;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

    /**
     * Each row: what is wrong, the changes to the sample, and where problems are told, once each.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatIsRightIsLookedIntoWhateverElseIsWrong(
            String kind, List<String> changes, List<String> places) throws Exception {
        String yaml = withRealModel("[person, car]").replace("forklift", "car");
        for (int i = 0; i < changes.size(); i += 2) {
            assertThat(yaml).contains(changes.get(i));
            yaml = yaml.replace(changes.get(i), changes.get(i + 1));
        }
        Path file = Files.writeString(folder.resolve("plant.yaml"), yaml);

        List<ConfigProblem> problems =
                problems(
                        () ->
                                ConfigValidator.validate(
                                        file, ConfigSample.ENVIRONMENT, progress -> {}));

        assertThat(problems)
                .as(kind)
                .extracting(ConfigProblem::path)
                .containsExactlyElementsOf(places);
    }

    static Stream<Arguments> whatIsRightIsLookedIntoWhateverElseIsWrong() {
        return Stream.of(
                arguments(
                        "a zone and a label in one rule",
                        List.of("zone: cell, label: person", "zone: cel, label: persn"),
                        List.of("rules[0].objectInZone.zone", "rules[0].objectInZone.label")),
                arguments(
                        "an unknown key of the model, and labels",
                        List.of(
                                "name: yolox",
                                "name: yolox\n    thresold: 1",
                                "[person]}",
                                "[person, x]}"),
                        List.of("models[0].thresold", "cameras[0].lines[0].labels[1]")),
                arguments(
                        "a value of the model, and labels",
                        List.of(
                                "name: yolox",
                                "name: yolox\n    parallelRuns: many",
                                "car]",
                                "cat5]"),
                        List.of("models[0].parallelRuns", "cameras[0].labels[1]")),
                arguments(
                        "the model's labels, which are those of no list then",
                        List.of(
                                "name: yolox",
                                "name: yolox\n    labels: [forklift]",
                                "car]",
                                "forklift]"),
                        List.of("models[0].labels")),
                arguments(
                        "a camera's time, its secret and its labels",
                        List.of(
                                "lostTrackBuffer: 3s",
                                "lostTrackBuffer: soon, alternativeLabels: [[person, cat5]]",
                                "DOOR_PASSWORD",
                                "NO_PASSWORD",
                                "[person]}",
                                "[person, x]}"),
                        List.of(
                                "cameras[0].url",
                                "cameras[0].tracker.lostTrackBuffer",
                                "cameras[0].tracker.alternativeLabels[0][1]",
                                "cameras[0].lines[0].labels[1]")),
                arguments(
                        "a file that is no video, and how it is played",
                        List.of(
                                "speed: realtime",
                                "url: labels.txt\n    speed: slow",
                                "    url: /",
                                "    area: /"),
                        List.of("cameras[1].url", "cameras[1].speed")),
                arguments(
                        "a model that is not there, told once, and a folder that cannot be",
                        List.of(
                                "yolox_nano_416",
                                "yolox_mano",
                                "checkpointInterval: 2s",
                                "checkpointInterval: often\n  stateDirectory: labels.txt/state"),
                        List.of(
                                "models[0].file",
                                "runtime.checkpointInterval",
                                "runtime.stateDirectory")),
                arguments(
                        "a zone and a label in one expression",
                        List.of(
                                "    speed: realtime\n",
                                "",
                                "lineCrossed: {line: gate, label: person}",
                                "when: count('cel', 'person') > 0 || count('cell', 'persn') > 0"
                                        + "\n    area: dock"),
                        List.of("rules[1].when", "rules[1].when")),
                arguments(
                        "a detector's series and its model",
                        List.of(
                                "runtime:",
                                "detectors: [{name: odd, series: [], windowModel: {file: labels.txt}}]\nruntime:"),
                        List.of("detectors[0]", "detectors[0].windowModel.file")));
    }

    private static List<ConfigProblem> problems(LoadedConfig loaded) {
        return problems(() -> ConfigValidator.validate(loaded, progress -> {}));
    }

    private static List<ConfigProblem> problems(ThrowingCallable validation) {
        return catchThrowableOfType(ConfigException.class, validation).problems();
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
