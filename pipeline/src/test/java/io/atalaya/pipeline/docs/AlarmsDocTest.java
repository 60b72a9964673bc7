package io.atalaya.pipeline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.pipeline.cli.Atalaya;
import io.atalaya.pipeline.cli.Terminal;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Command;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/alarms.md} shows is what the program takes. */
class AlarmsDocTest {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private static String document;

    @BeforeAll
    static void readIt() throws IOException {
        Path checkout = Path.of("").toAbsolutePath();
        while (Files.notExists(checkout.resolve("mvnw"))) {
            checkout = checkout.getParent();
        }
        document = Files.readString(checkout.resolve("docs/alarms.md"));
    }

    @Test
    void itsConfigurationIsTaken(@TempDir Path folder) throws Exception {
        Files.createFile(folder.resolve("yolox_nano_416.onnx"));
        var loaded =
                PipelineConfigLoader.load(blocks("yaml").get(0), "alarms.md", folder, Map.of());
        assertThat(loaded.config().rules()).hasSize(3);
        assertThat(loaded.config().rules().get(0).alarm().latching()).isTrue();
        assertThat(loaded.config().rules().get(0).alarm().suppressedBy())
                .containsExactly("camera-lost");
    }

    static Stream<String> commands() throws IOException {
        readIt();
        return blocks("sh").stream()
                .flatMap(String::lines)
                .map(line -> line.replaceAll("\\s+#.*", "").replaceFirst("\\./atalaya ", ""));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itsCommandsAreUnderstood(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        var nowhere = new PrintWriter(new StringWriter());
        var commandLine = Atalaya.commandLine(new Terminal(nowhere, nowhere, false, false));

        assertThat(commandLine.parseArgs(words.toArray(String[]::new)).subcommand()).isNotNull();
    }

    @Test
    void itsMessageIsACommand() throws Exception {
        byte[] json = blocks("json").get(0).getBytes(StandardCharsets.UTF_8);
        Command command =
                (Command) MessageDecoder.message(Topic.COMMANDS, "application/json", json);
        assertThat(command.getAcknowledgeAlert().getNote()).isEqualTo("on my way");
    }

    private static List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(document)
                .results()
                .map(block -> block.group(1))
                .toList();
    }
}
