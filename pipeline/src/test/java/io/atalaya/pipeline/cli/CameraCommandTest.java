package io.atalaya.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraCommandTest {
    private final TerminalOutput output = TerminalOutput.ofAPipe();

    @Test
    void saysWhatToWriteIntoThePipeline() {
        output.run("camera", "--help");

        assertThat(output.out())
                .contains("- name: door")
                .contains("url: http://127.0.0.1:8554/door.mjpeg");
    }

    @Test
    void saysWhichFileIsNoVideo(@TempDir Path folder) throws Exception {
        Path page = Files.writeString(folder.resolve("page.mp4"), "<html>");

        int exitCode = output.run("camera", page.toString(), "--port", "0");

        assertThat(exitCode).isEqualTo(ExitCode.FAILURE);
        assertThat(output.err()).contains(page.toString()).doesNotContain("\tat ");
    }

    @Test
    void needsAFile() {
        assertThat(output.run("camera")).isEqualTo(ExitCode.USAGE);
    }
}
