package io.atalaya.pipeline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.cli.Atalaya;
import io.atalaya.pipeline.cli.Terminal;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what the program takes. */
class ReadmeDocTest {
    private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("\\./atalaya ([a-z]+)");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!http)([^)#]+)");

    private static Path checkout;
    private static String readme;

    @BeforeAll
    static void readIt() throws IOException {
        checkout = Path.of("").toAbsolutePath();
        while (Files.notExists(checkout.resolve("mvnw"))) {
            checkout = checkout.getParent();
        }
        readme = Files.readString(checkout.resolve("README.md"));
    }

    @Test
    void itsConfigurationIsTaken(@TempDir Path folder) throws Exception {
        Files.createFile(folder.resolve("yolox_nano_416.onnx"));
        Matcher block = YAML.matcher(readme);
        int blocks = 0;
        while (block.find()) {
            var loaded =
                    PipelineConfigLoader.load(
                            block.group(1).stripIndent(),
                            "README.md",
                            folder,
                            Map.of("DOOR_PASSWORD", "secret"));
            assertThat(loaded.config().cameras()).hasSize(1);
            blocks++;
        }
        assertThat(blocks).isEqualTo(2);
    }

    @Test
    void itsCommandsExist() {
        var nowhere = new PrintWriter(new StringWriter());
        var terminal = new Terminal(nowhere, nowhere, false, false);
        Set<String> commands =
                new TreeSet<>(Atalaya.commandLine(terminal).getSubcommands().keySet());
        // They come with the modules of their names, which are not on this class path.
        commands.addAll(Set.of("bench", "console"));
        Set<String> shown =
                COMMAND.matcher(readme)
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(commands).containsAll(shown);
    }

    @Test
    void itsLinksLeadSomewhere() {
        List<String> broken =
                LINK.matcher(readme)
                        .results()
                        .map(match -> match.group(1))
                        .filter(link -> Files.notExists(checkout.resolve(link)))
                        .toList();
        assertThat(broken).isEmpty();
    }
}
