package io.atalaya.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.source.PlaybackSpeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCompositionTest {
    private static final String CELL =
            """
            site: plant-1
            models: [{name: factory, file: ../model.onnx}]
            cameras:
              - name: cell-1
                url: cell.mp4
                loop: true
                speed: realtime
                zones: [{name: cell, polygon: [[0, 0], [1, 0], [1, 1]]}]
            rules: [{name: in-cell, objectInZone: {zone: cell}}]
            """;
    private static final String BELT =
            """
            site: plant-2
            models: [{name: factory, file: ../model.onnx}]
            cameras:
              - name: belt-1
                url: belt.mp4
                lines: [{name: outfeed, from: [0, 0], to: [1, 1]}]
            rules: [{name: out, lineCrossed: {line: outfeed}, cameras: [belt-1]}]
            """;

    @TempDir Path folder;

    private Path cell;
    private Path belt;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.createFile(folder.resolve("model.onnx"));
        cell = write("cell", CELL);
        belt = write("belt", BELT);
    }

    private Path write(String name, String yaml) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        Files.createFile(own.resolve(name + ".mp4"));
        return Files.writeString(own.resolve("pipeline.yaml"), yaml);
    }

    @Test
    void putsFilesOfSeveralFoldersTogether() throws Exception {
        PipelineConfig config = ConfigComposition.of(List.of(cell, belt)).load(Map.of()).config();

        assertThat(config.site()).isEqualTo("plant-1");
        assertThat(config.models()).hasSize(1);
        assertThat(config.cameras())
                .extracting(CameraSettings::name)
                .containsExactly("cell-1", "belt-1");
        assertThat(config.cameras().get(1).camera().url())
                .isEqualTo(folder.resolve("belt/belt.mp4").toString());
        assertThat(config.cameras()).extracting(CameraSettings::model).containsOnly("factory");
    }

    @Test
    void aRuleMeansTheCamerasOfItsOwnFile() throws Exception {
        PipelineConfig config = ConfigComposition.of(List.of(cell, belt)).load(Map.of()).config();

        assertThat(config.rules().get(0).cameras()).containsExactly("cell-1");
        assertThat(config.rules().get(1).cameras()).containsExactly("belt-1");
    }

    @Test
    void changesWhatTheFileSays() throws Exception {
        PipelineConfig config =
                ConfigComposition.of(List.of(cell, belt))
                        .removeEach("cameras", "loop")
                        .setEach("cameras", "speed", "as-fast-as-possible")
                        .set("runtime", "parallelism", "2")
                        .remove("rules")
                        .keep("cameras", Set.of("cell-1"))
                        .load(Map.of())
                        .config();

        assertThat(config.cameras()).hasSize(1);
        assertThat(config.cameras().get(0).camera().loop()).isFalse();
        assertThat(config.cameras().get(0).camera().speed())
                .isEqualTo(PlaybackSpeed.AS_FAST_AS_POSSIBLE);
        assertThat(config.rules()).isEmpty();
        assertThat(config.runtime().parallelism()).isEqualTo(2);
    }

    @Test
    void namesTheFileThatIsWrong() throws Exception {
        Files.writeString(belt, BELT.replace("url:", "uri:"));

        assertThatThrownBy(() -> ConfigComposition.of(List.of(cell, belt)).load(Map.of()))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e ->
                                assertThat(e.problems().toString())
                                        .contains(belt + ":5:5: cameras[0].uri"));
    }

    @Test
    void twoFilesCannotNameDifferentThingsAlike() throws Exception {
        Files.writeString(belt, BELT.replace("belt-1", "cell-1"));

        assertThatThrownBy(() -> ConfigComposition.of(List.of(cell, belt)).load(Map.of()))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e ->
                                assertThat(e.problems().toString())
                                        .contains("'cell-1' names cameras[0] already"));
    }
}
