package io.atalaya.operators.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code docs/metrics.md} has a section for each …Metrics class, headed by its name, with a table
 * whose rows begin with the metric in backticks. The names are read from the sources, where they
 * stand as constants or right where the metric is registered.
 */
class MetricsDocTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path DOC = Path.of("../docs/metrics.md");
    private static final Pattern REGISTERED =
            Pattern.compile(
                    "(?:(?:counter|gauge|meter|histogram)\\(|static final String [A-Z_]+\\s*=)"
                            + "\\s*\"([a-z][A-Za-z]*)\"");
    private static final Pattern DOCUMENTED =
            Pattern.compile("^\\| `([A-Za-z]+)`", Pattern.MULTILINE);

    static Stream<Path> metricsClasses() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files
                    .filter(file -> file.getFileName().toString().endsWith("Metrics.java"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("metricsClasses")
    void listsTheMetricsOfEachStage(Path source) {
        String name = source.getFileName().toString().replace(".java", "");

        assertThat(found(DOCUMENTED, section(name)))
                .as("the section %s of %s", name, DOC)
                .isNotEmpty()
                .isEqualTo(found(REGISTERED, read(source)));
    }

    @Test
    void findsTheStages() throws IOException {
        assertThat(metricsClasses().map(file -> file.getFileName().toString()))
                .contains("ZoneMetrics.java", "TrackMetrics.java", "RuleMetrics.java");
    }

    private static String section(String className) {
        Matcher section =
                Pattern.compile(
                                "^## .*`" + className + "`\\s*$(.*?)(?=^## |\\z)",
                                Pattern.MULTILINE | Pattern.DOTALL)
                        .matcher(read(DOC));
        assertThat(section.find()).as("%s has a section for %s", DOC, className).isTrue();
        return section.group(1);
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
