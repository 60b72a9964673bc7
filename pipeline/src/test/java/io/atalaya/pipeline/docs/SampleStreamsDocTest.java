package io.atalaya.pipeline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.cli.Atalaya;
import io.atalaya.pipeline.cli.Terminal;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import io.atalaya.pipeline.demo.SampleStreams;
import io.atalaya.pipeline.demo.SampleStreams.Scenario;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each scenario is a whole: its pipeline is taken, and its README leads somewhere. */
class SampleStreamsDocTest {
    private static final Pattern COMMAND = Pattern.compile("\\./atalaya ([a-z]+)");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!http)([^)#]+)");

    static List<Scenario> scenarios() {
        return SampleStreams.find().scenarios();
    }

    @Test
    void thereAreFour() {
        assertThat(scenarios())
                .extracting(Scenario::name)
                .containsExactly(
                        "hot-bearing", "line-count", "vision-meets-sensor", "zone-intrusion");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void itsPipelineIsTaken(Scenario scenario) throws Exception {
        var loaded = PipelineConfigLoader.load(scenario.pipeline(), Map.of());

        assertThat(loaded.config().rules()).isNotEmpty();
        assertThat(scenario.folder().resolve("truth/events.jsonl")).isNotEmptyFile();
        assertThat(scenario.expectedAlerts()).isNotEmptyFile();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void itsReadmeNamesItsCommandAndLeadsSomewhere(Scenario scenario) throws Exception {
        String readme = Files.readString(scenario.folder().resolve("README.md"));
        var nowhere = new PrintWriter(new StringWriter());
        var commands =
                Atalaya.commandLine(new Terminal(nowhere, nowhere, false, false)).getSubcommands();

        assertThat(readme).contains("./atalaya demo " + scenario.name());
        assertThat(COMMAND.matcher(readme).results().map(match -> match.group(1)))
                .isSubsetOf(commands.keySet());
        assertThat(LINK.matcher(readme).results().map(match -> match.group(1)))
                .allSatisfy(link -> assertThat(scenario.folder().resolve(Path.of(link))).exists());
    }
}
