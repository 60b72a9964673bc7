package io.atalaya.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.cli.Atalaya;
import io.atalaya.pipeline.cli.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
    @TempDir private Path folder;

    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "--cameras=0, --cameras is 0; it must be 1 to 256",
        "--seconds=0, --seconds is 0; it must be 1 to 86400",
        "--warm-up=-1, --warm-up is -1; it must be 0 to 86400",
        "--rounds=-1, --rounds is -1; it must be 1 to 45",
        "--rounds=46, --rounds is 46; it must be 1 to 45",
        "--cameras=two, 'two' is not an int",
    })
    void refusesNumbersThatMakeNoSense(String option, String message) throws Exception {
        String file = Files.createFile(folder.resolve("file")).toString();

        int code = execute("bench", "--video", file, "--model", file, option);

        assertThat(err.toString()).contains(message);
        assertThat(code).isEqualTo(2);
    }

    @Test
    void refusesAVideoThatIsMissing() throws Exception {
        String model = Files.createFile(folder.resolve("model.onnx")).toString();

        int code = execute("bench", "--video", "nowhere.mp4", "--model", model);

        assertThat(err.toString())
                .contains("--video is nowhere.mp4, which is no file that can be read");
        assertThat(code).isEqualTo(2);
    }

    @Test
    void refusesAModelThatIsNone() throws Exception {
        String video = Files.createFile(folder.resolve("video.mp4")).toString();
        String model = Files.writeString(folder.resolve("model.onnx"), "<html>").toString();

        int code = execute("bench", "--video", video, "--model", model);

        assertThat(err.toString()).contains("model.onnx");
        assertThat(code).isEqualTo(2);
    }

    @Test
    void namesTheOptionsThatAreMissing() {
        int code = execute("bench");

        assertThat(err.toString()).contains("--video", "--model");
        assertThat(code).isEqualTo(2);
    }

    private int execute(String... arguments) {
        PrintWriter nothing = new PrintWriter(new StringWriter(), true);
        Terminal terminal = new Terminal(nothing, new PrintWriter(err, true), false, false);
        return Atalaya.commandLine(terminal).execute(arguments);
    }
}
