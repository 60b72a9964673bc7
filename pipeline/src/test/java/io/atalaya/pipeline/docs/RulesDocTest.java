package io.atalaya.pipeline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.rule.language.RuleLanguage;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.pipeline.cases.RuleCases;
import io.atalaya.pipeline.config.ConfiguredNames;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example of {@code docs/rules.md} is right, and the cases in it pass. */
class RulesDocTest {
    @TempDir Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("helmets.onnx"), "x");
        Files.writeString(folder.resolve("press-1.csv"), "time,running\n");
        Files.writeString(folder.resolve("plant.yaml"), plant());
        Files.writeString(folder.resolve("press-test.yaml"), only("yaml", "config:"));
    }

    @Test
    void everyExpressionIsRight() throws Exception {
        SiteWords site =
                ConfiguredNames.of(
                        PipelineConfigLoader.load(folder.resolve("plant.yaml"), Map.of()).config(),
                        Map.of());
        RuleLanguage language = new RuleLanguage(site, site.areas().get(0));
        List<String> expressions = blocks("cel").stream().flatMap(String::lines).toList();

        assertThat(expressions).hasSizeGreaterThan(15);
        assertThat(expressions)
                .allSatisfy(
                        text -> assertThat(language.condition(text).mistakes()).as(text).isEmpty());
    }

    @Test
    void theCasesPass() throws Exception {
        List<RuleCases.Result> results =
                RuleCases.read(folder.resolve("press-test.yaml"), Map.of()).run();

        assertThat(results).hasSize(4);
        assertThat(results)
                .allSatisfy(result -> assertThat(result.difference()).as(result.name()).isEmpty());
    }

    /** The plant of the page with all the rules on it. */
    private static String plant() {
        String rules =
                blocks("yaml").stream()
                        .filter(block -> block.startsWith("- name:"))
                        .map(block -> block.indent(2))
                        .collect(Collectors.joining());
        return only("yaml", "timeZone:") + "rules:\n" + rules;
    }

    private static String only(String language, String beginning) {
        return blocks(language).stream()
                .filter(block -> block.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> blocks(String language) {
        return Pattern.compile(
                        "^```" + language + "\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(page())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String page() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        try {
            return Files.readString(folder.resolve("docs/rules.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
