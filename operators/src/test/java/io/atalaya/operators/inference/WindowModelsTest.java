package io.atalaya.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.decode.ElementType;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowModelsTest {
    @TempDir private Path folder;

    @Test
    void runsAModelOverAWindow() {
        Path file =
                new TinyModel()
                        .input("window", ElementType.FLOAT, -1, 3)
                        .output("rebuilt", new long[] {1, 3}, 4, 5, 6)
                        .write(folder);

        try (WindowModel model = WindowModels.open(file.toString())) {
            assertThat(model.length()).isEqualTo(3);
            assertThat(model.run(new float[] {1, 2, 3})).containsExactly(4, 5, 6);
            assertThat(model.info().name()).isEqualTo("tiny.onnx");
            assertThat(model.info().sha256()).hasSize(64);
        }
    }

    @Test
    void refusesAModelThatGivesSomethingElseBack() {
        Path file =
                new TinyModel()
                        .input("window", ElementType.FLOAT, -1, 3)
                        .output("label", new long[] {1, 2}, 4, 5)
                        .write(folder);

        assertThatThrownBy(() -> WindowModels.open(file.toString()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("tiny.onnx")
                .hasMessageContaining("takes [-1, 3] and gives [1, 2]");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> WindowModels.open(folder.resolve("none.onnx").toString()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("there is no such file");
    }
}
