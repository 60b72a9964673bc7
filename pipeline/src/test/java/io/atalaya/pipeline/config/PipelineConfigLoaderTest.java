package io.atalaya.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineConfigLoaderTest {
    @TempDir Path folder;

    @BeforeEach
    void files() {
        ConfigSample.writeFiles(folder);
    }

    @Test
    void readsACompleteConfiguration() throws Exception {
        PipelineConfig config = ConfigSample.load(ConfigSample.YAML, folder).config();

        assertThat(config.site()).isEqualTo("plant-1");
        assertThat(config.runtime().checkpointInterval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.cameras())
                .extracting(CameraSettings::name)
                .containsExactly("door", "shelf");
        CameraSettings door = config.cameras().get(0);
        assertThat(door.camera().url()).isEqualTo("rtsp://user:hunter2@10.0.0.7/stream");
        assertThat(door.zones().get(0).polygon()).hasSize(3);
        assertThat(door.tracker().lostTrackBuffer()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.modelOf(door).name()).isEqualTo("yolox");
    }

    @Test
    void fillsInWhatDependsOnOtherKeys() throws Exception {
        PipelineConfig config = ConfigSample.load(ConfigSample.YAML, folder).config();

        CameraSettings shelf = config.cameras().get(1);
        assertThat(shelf.camera().areaOrName()).isEqualTo("shelf");
        assertThat(shelf.model()).isEqualTo("yolox");
        assertThat(config.cameras().get(0).camera().areaOrName()).isEqualTo("dock");
    }

    @Test
    void startsRelativePathsAtTheFile() throws Exception {
        Path file = Files.writeString(folder.resolve("plant.yaml"), ConfigSample.YAML);

        PipelineConfig config = PipelineConfigLoader.load(file, ConfigSample.ENVIRONMENT).config();

        assertThat(config.models().get(0).file()).isEqualTo(folder + "/model.onnx");
        assertThat(config.cameras().get(1).camera().url()).isEqualTo(folder + "/video.mp4");
        assertThat(config.runtime().stateDirectory()).isEqualTo(folder + "/atalaya-state");
    }

    @Test
    void describesEverythingButSecrets() throws Exception {
        String yaml = ConfigSample.YAML + "  parallelism: ${env:LANES}\n";
        LoadedConfig loaded =
                PipelineConfigLoader.load(
                        yaml,
                        "plant.yaml",
                        folder,
                        Map.of("DOOR_PASSWORD", "hunter2", "LANES", "7"));

        String described = loaded.describe();

        assertThat(described)
                .contains("url: \"rtsp://user:***@10.0.0.7/stream\"")
                .contains("parallelism: \"***\"")
                .contains("scoreThreshold: 0.4")
                .contains("connectTimeout: 5s")
                .doesNotContain("hunter2");
        assertThat(loaded.config().runtime().parallelism()).isEqualTo(7);
        assertThat(loaded.config().cameras().toString()).doesNotContain("hunter2");
    }

    @Test
    void whatItDescribesIsAConfigurationAgain() throws Exception {
        String yaml = ConfigSample.YAML.replace("${env:DOOR_PASSWORD}@", "");
        LoadedConfig loaded = ConfigSample.load(yaml.replace("user:", ""), folder);

        LoadedConfig again = ConfigSample.load(loaded.describe(), folder);

        assertThat(again.config()).isEqualTo(loaded.config());
    }

    @Test
    void refusesFilesThatCannotBeRead() throws Exception {
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, "site: Málaga".getBytes(StandardCharsets.ISO_8859_1));

        assertRefused(folder.resolve("none.yaml"), "does not exist");
        assertRefused(folder, "is a folder");
        assertRefused(latin, "is not UTF-8");
    }

    @Test
    void takesAByteOrderMark() throws Exception {
        assertThat(ConfigSample.load("\uFEFF" + ConfigSample.YAML, folder).config().site())
                .isEqualTo("plant-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing but a comment\n", "---\n...\n"})
    void refusesAFileWithNothingInIt(String yaml) {
        List<ConfigProblem> problems = ConfigSample.problems(yaml, folder);

        assertThat(problems.get(0).toString()).startsWith("plant.yaml").contains("is empty");
    }

    @Test
    void survivesDeepNesting() {
        List<ConfigProblem> problems = ConfigSample.problems("[".repeat(100_000), folder);

        assertThat(problems).isNotEmpty();
    }

    /** Whatever is typed, it is a configuration or a list of problems; no secret gets out. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void survivesAnyTyping(long seed) {
        Random random = new Random(seed);
        String typed = "abz019:-#[]{}'\"&*!|>%@`,?~$ \n\t\\";
        for (int i = 0; i < 100; i++) {
            StringBuilder yaml = new StringBuilder(ConfigSample.YAML);
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(yaml.length());
                char key = typed.charAt(random.nextInt(typed.length()));
                yaml.replace(at, at + random.nextInt(3), String.valueOf(key));
            }
            assertThat(outcome(yaml.toString())).as("seed %d: %s", seed, yaml).isNotEmpty();
            assertThat(outcome(yaml.toString())).as("seed %d", seed).doesNotContain("hunter2");
        }
    }

    private String outcome(String yaml) {
        try {
            return ConfigSample.load(yaml, folder).describe();
        } catch (ConfigException e) {
            return e.problems().toString();
        }
    }

    @Test
    void findsProblemsEverywhereAtOnce() {
        String yaml =
                ConfigSample.YAML
                        .replace("speed: realtime", "spede: realtime")
                        .replace("priority: high", "priority: hihg")
                        .replace("checkpointInterval: 2s", "checkpointInterval: 2")
                        .replace("zone: cell,", "zone: cel,")
                        .replace("file: model.onnx", "file: modle.onnx");

        List<ConfigProblem> problems = ConfigSample.problems(yaml, folder);

        assertThat(problems)
                .extracting(ConfigProblem::path)
                .containsExactly(
                        "models[0].file",
                        "cameras[1].spede",
                        "rules[0].objectInZone.zone",
                        "rules[0].priority",
                        "runtime.checkpointInterval");
    }

    private static void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> PipelineConfigLoader.load(file, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(why);
    }
}
