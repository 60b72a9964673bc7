package io.atalaya.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.settings.Inline;
import io.atalaya.operators.settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinderTest {
    @TempDir Path folder;

    enum Speed {
        REALTIME,
        AS_FAST_AS_POSSIBLE
    }

    record Retry(
            @Setting(doc = "First wait.", defaultValue = "500ms", min = 0) Duration first,
            @Setting(doc = "Longest wait.", defaultValue = "30s", min = 0) Duration longest,
            @Setting(doc = "How often.", defaultValue = "5") int tries) {
        Retry {
            if (first.compareTo(longest) > 0) {
                throw new IllegalArgumentException("first must not be longer than longest");
            }
        }
    }

    record Own(
            @Setting(doc = "Names it.", example = "door") String name,
            @Setting(doc = "How fast.", defaultValue = "realtime") Speed speed,
            @Setting(doc = "Waits.") Retry retry) {}

    record Sample(
            @Inline Own own,
            @Setting(doc = "A count.", defaultValue = "3", min = 1, max = 10) int count,
            @Setting(doc = "A large count.", defaultValue = "5000000000") long large,
            @Setting(doc = "A share.", defaultValue = "0.5", min = 0, max = 1) double share,
            @Setting(doc = "A switch.", defaultValue = "false") boolean on,
            @Setting(doc = "A time.") @Nullable Instant start,
            @Setting(doc = "A limit.", min = 1) @Nullable Integer limit,
            @Setting(doc = "Empty text.", defaultValue = "\"\"") String prefix,
            @Setting(doc = "Words.") List<String> labels,
            @Setting(doc = "Points.") List<List<Double>> points,
            @Setting(doc = "Nested ones.") List<Retry> retries,
            @Setting(doc = "Free keys.") Map<String, String> properties) {}

    @Test
    void takesTheDefaultsOfWhatIsLeftOut() {
        Sample sample = bind("name: door");

        assertThat(sample)
                .isEqualTo(
                        new Sample(
                                new Own(
                                        "door",
                                        Speed.REALTIME,
                                        new Retry(
                                                Duration.ofMillis(500), Duration.ofSeconds(30), 5)),
                                3,
                                5_000_000_000L,
                                0.5,
                                false,
                                null,
                                null,
                                "",
                                List.of(),
                                List.of(),
                                List.of(),
                                Map.of()));
    }

    @Test
    void readsEveryKind() {
        Sample sample =
                bind(
                        """
                        name: 007
                        speed: as-fast-as-possible
                        retry: {first: 1s, longest: 1.5m}
                        count: 10
                        large: -1
                        share: 1e-1
                        on: true
                        start: 2026-01-31T08:00:00Z
                        limit: 1
                        prefix: plant
                        labels: [person, "no"]
                        points: [[0, .5], [1, 0.25]]
                        retries: [{first: 0s}]
                        properties: {linger.ms: 5}
                        """);

        assertThat(sample)
                .isEqualTo(
                        new Sample(
                                new Own(
                                        "007",
                                        Speed.AS_FAST_AS_POSSIBLE,
                                        new Retry(
                                                Duration.ofSeconds(1), Duration.ofSeconds(90), 5)),
                                10,
                                -1,
                                0.1,
                                true,
                                Instant.parse("2026-01-31T08:00:00Z"),
                                1,
                                "plant",
                                List.of("person", "no"),
                                List.of(List.of(0.0, 0.5), List.of(1.0, 0.25)),
                                List.of(new Retry(Duration.ZERO, Duration.ofSeconds(30), 5)),
                                Map.of("linger.ms", "5")));
    }

    @Test
    void followsAnchorsAndAliases() {
        Sample sample = bind("name: door\nretry: &r {first: 2s}\nretries: [*r, *r]");

        assertThat(sample.retries()).hasSize(2).containsOnly(sample.own().retry());
    }

    @ParameterizedTest
    @CsvSource({"0s, false", "1ms, false", "0, true", "5, true", "-1s, true", "1 s, true"})
    void readsADurationOnlyWithItsUnit(String written, boolean refused) {
        Problems problems = new Problems("t.yaml", new Secrets());

        read("name: a\nretry: {first: '" + written + "'}", problems);

        assertThat(problems.isEmpty()).isEqualTo(!refused);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false", "10, false", "11, true", "1.0, true", "'\"1\"', true"})
    void holdsNumbersToTheirRange(String written, boolean refused) {
        Problems problems = new Problems("t.yaml", new Secrets());

        read("name: a\ncount: " + written, problems);

        assertThat(problems.isEmpty()).isEqualTo(!refused);
    }

    @Test
    void reportsEveryProblemInTheOrderOfTheFile() {
        Problems problems = new Problems("t.yaml", new Secrets());

        Optional<Sample> sample =
                read("spede: realtime\ncount: 99\nretry:\n  first: 1m\nlabels: person\n", problems);

        assertThat(sample).isEmpty();
        assertThat(problems.sorted().stream().map(ConfigProblem::toString))
                .satisfiesExactly(
                        p -> assertThat(p).startsWith("t.yaml:1:1: spede: is not a known key (did"),
                        p -> assertThat(p).startsWith("t.yaml:1:1: name: is missing; write one"),
                        p -> assertThat(p).startsWith("t.yaml:2:8: count: '99' is out of range"),
                        p -> assertThat(p).startsWith("t.yaml:4:3: retry: first must not be"),
                        p -> assertThat(p).startsWith("t.yaml:5:9: labels: expected a list"));
    }

    @Test
    void reportsWhatIsWrongBetweenKeysBesideAKeyThatIsWrongByItself() {
        Problems problems = new Problems("t.yaml", new Secrets());

        read(
                """
                name: door
                retries:
                  - {first: 1m, longest: 2s, patience: 3}
                  - {first: 1m, longest: 2s, tries: many}
                  - {first: 1m, longest: soon}
                """,
                problems);

        assertThat(problems.sorted().stream().map(ConfigProblem::toString))
                .satisfiesExactly(
                        p -> assertThat(p).startsWith("t.yaml:3:5: retries[0]: first must not be"),
                        p -> assertThat(p).startsWith("t.yaml:3:30: retries[0].patience: is not"),
                        p -> assertThat(p).startsWith("t.yaml:4:5: retries[1]: first must not be"),
                        p -> assertThat(p).startsWith("t.yaml:4:37: retries[1].tries: expected"),
                        p -> assertThat(p).startsWith("t.yaml:5:26: retries[2].longest: 'soon'"));
    }

    @Test
    void keepsSecretsOutOfMessages() throws Exception {
        Files.writeString(folder.resolve("token"), "hunter2\n");
        Secrets secrets = new Secrets();
        Problems problems = new Problems("t.yaml", secrets);
        String yaml =
                """
                name: ${file:token}-${env:USER_NAME}-$${env:X}-$5
                count: ${env:COUNT}
                on: ${file:token}
                """;

        ConfigNode node = YamlReader.read(yaml, problems).orElseThrow();
        ConfigNode resolved =
                new SecretResolver(
                                Map.of("USER_NAME", "ann", "COUNT", "4"), folder, secrets, problems)
                        .resolve(node, "");
        Binder binder = new Binder(problems);
        binder.bind(Sample.class, resolved);

        assertThat(((ConfigNode.Mapping) resolved).text("name"))
                .isEqualTo("hunter2-ann-${env:X}-$5");
        assertThat(problems.sorted())
                .singleElement()
                .satisfies(
                        p ->
                                assertThat(p.toString())
                                        .startsWith("t.yaml:3:5: on: expected true or false")
                                        .contains("***")
                                        .doesNotContain("hunter2"));
    }

    private static Sample bind(String yaml) {
        Problems problems = new Problems("t.yaml", new Secrets());
        Optional<Sample> sample = read(yaml, problems);
        assertThat(problems.sorted()).isEmpty();
        return sample.orElseThrow();
    }

    private static Optional<Sample> read(String yaml, Problems problems) {
        ConfigNode node = YamlReader.read(yaml, problems).orElseThrow();
        return new Binder(problems).bind(Sample.class, node);
    }
}
