package io.atalaya.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AtalayaTest {
    private static final String RIGHT =
            """
            models: [{name: yolox, file: model.onnx}]
            cameras:
              - name: door
                url: rtsp://user:hunter2@10.0.0.7/stream
                zones: [{name: cell, polygon: [[0, 0], [1, 0], [1, 1]]}]
            rules: [{name: person-in-cell, objectInZone: {zone: cell, for: 2s}}]
            """;

    @TempDir Path folder;

    private final TerminalOutput output = TerminalOutput.ofAPipe();

    static Stream<String> commands() {
        return Atalaya.commandLine(TerminalOutput.ofAPipe().terminal())
                .getSubcommands()
                .keySet()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHelps(String command) {
        int exitCode = output.run(command, "--help");

        assertThat(exitCode).isZero();
        assertThat(output.out()).startsWith("Usage: atalaya " + command).contains("--debug");
        assertThat(output.err()).isEmpty();
    }

    @Test
    void helpListsEveryCommandAndTheExitCodes() {
        int exitCode = output.run("--help");

        assertThat(exitCode).isZero();
        assertThat(commands()).allSatisfy(command -> assertThat(output.out()).contains(command));
        assertThat(output.out()).contains("Exit codes:");
    }

    @Test
    void saysItsVersion() {
        int exitCode = output.run("--version");

        assertThat(exitCode).isZero();
        assertThat(output.out()).contains("atalaya ").contains("java ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "vlaidate", "--sideways", "validate", "validate a b"})
    void refusesWrongUse(String arguments) {
        String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");

        int exitCode = output.run(words);

        assertThat(exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(output.err()).isNotBlank().doesNotContain("\tat ");
        assertThat(output.out()).isEmpty();
    }

    @Test
    void refusesAWrongConfigurationWithEveryProblem() throws Exception {
        Path file = write(RIGHT.replace("name: door", "nmae: door").replace("for: 2s", "for: 2"));

        int exitCode = output.run("validate", file.toString());

        assertThat(exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(output.err())
                .contains(file + ":1:30: models[0].file: model yolox (")
                .contains("this is no ONNX model")
                .contains(file + ":3:5: cameras[0].nmae: is not a known key (did you mean 'name'?)")
                .contains("rules[0].objectInZone.for: '2' has no unit")
                .contains("4 problems; nothing was started")
                .doesNotContain("\tat ")
                .doesNotContain("hunter2");
        assertThat(output.out()).isEmpty();
    }

    @Test
    void refusesAModelThatIsNone() throws Exception {
        Path file = write(RIGHT);

        int exitCode = output.run("validate", file.toString());

        assertThat(exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(output.err()).contains(file + ":1:30: models[0].file: ").contains("1 problem;");
    }

    @Test
    void looksOnlyAtTheFileWhereThatIsAskedFor() throws Exception {
        Path file = write(RIGHT);

        int exitCode = output.run("validate", "--syntax-only", file.toString());

        assertThat(exitCode).isZero();
        assertThat(output.out())
                .contains("ok " + file + ": 1 camera, 0 sensors, 1 model and 1 rule");
    }

    @Test
    void describesWithoutSecrets() throws Exception {
        Path file = write(RIGHT);

        int exitCode = output.run("describe", file.toString());

        assertThat(exitCode).isZero();
        assertThat(output.out())
                .contains("connectTimeout: 5s")
                .contains("camera door, area door")
                .contains("any object in zone cell for 2 s -> alert of priority medium")
                .contains("alert-events")
                .contains("***")
                .doesNotContain("hunter2")
                .doesNotContain("\u001b");
    }

    @Test
    void showsWhereOnlyWithDebug() {
        output.run("validate", "--debug", "missing.yaml");

        assertThat(output.err())
                .contains("missing.yaml: does not exist")
                .contains("\tat io.atalaya");
    }

    @Test
    void coloursOnlyOnATerminal() throws Exception {
        TerminalOutput terminal = new TerminalOutput(true);

        terminal.run("validate", "--syntax-only", write(RIGHT).toString());

        assertThat(terminal.out()).contains("\u001b[32mok\u001b[0m");
    }

    private Path write(String yaml) throws Exception {
        Files.writeString(folder.resolve("model.onnx"), "no model");
        return Files.writeString(folder.resolve("plant.yaml"), yaml);
    }
}
