package io.atalaya.bench.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.atalaya.operators.testing.Material;
import io.atalaya.pipeline.cli.Atalaya;
import io.atalaya.pipeline.cli.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our scoring against what the benchmark's authors published. */
class NabReferenceITCase {
    private static Path folder;
    private static NabCorpus corpus;
    private static List<NabFile> files;
    private static NabProfile standard;

    @BeforeAll
    static void readIt() throws IOException {
        folder = Material.file("sensors/NAB");
        corpus = new NabCorpus(folder);
        files = corpus.files();
        standard = corpus.profile("standard");
    }

    @Test
    void theCorpusHasItsFilesAndWindows() {
        assertThat(files).hasSize(58);
        assertThat(files.stream().mapToInt(NabFile::rows).sum()).isEqualTo(365_558);
        assertThat(files.stream().mapToInt(file -> file.windows().size()).sum()).isEqualTo(116);
    }

    @ParameterizedTest
    @CsvSource({
        "machine_temperature_system_failure, standard",
        "machine_temperature_system_failure, reward_low_FN_rate",
        "ambient_temperature_system_failure, standard",
        "ambient_temperature_system_failure, reward_low_FP_rate"
    })
    void publishedRowsScoreWhatWasPublishedOfThem(String series, String profile)
            throws IOException {
        NabFile file = file("realKnownCause/" + series + ".csv");
        List<String> lines =
                Files.readAllLines(
                        folder.resolve("reference/raw/windowedGaussian")
                                .resolve("windowedGaussian_" + series + ".csv"));
        int worth = List.of(lines.get(0).split(",", -1)).indexOf("S(t)_" + profile);

        NabScorer scorer = new NabScorer(List.of(file), corpus.profile(profile));
        NabScore score = scorer.at(1, List.of(column(lines, 2)));

        assertThat(score.sum()).isCloseTo(Arrays.stream(column(lines, worth)).sum(), within(1e-9));
        assertThat(WindowedGaussian.scores(file)).containsExactly(column(lines, 2), within(1e-9));
    }

    @Test
    void theWindowedGaussianReachesItsPublishedScores() throws IOException {
        List<double[]> scores = files.stream().map(WindowedGaussian::scores).toList();

        NabScore best = new NabScorer(files, standard).best(scores);

        assertThat(best.score()).isCloseTo(39.65, within(0.01));
        assertThat(best.threshold()).isEqualTo(1);
        Map<String, Double> published = perFile("windowedGaussian");
        for (int i = 0; i < files.size(); i++) {
            NabFile file = files.get(i);
            NabScore score = new NabScorer(List.of(file), standard).at(1, List.of(scores.get(i)));
            assertThat(score.sum())
                    .as(file.name())
                    .isCloseTo(published.get(file.name()), within(1e-6));
        }
    }

    @Test
    void theNullDetectorScoresZero() {
        List<double[]> nothing = new ArrayList<>();
        files.forEach(file -> nothing.add(new double[file.rows()]));

        assertThat(new NabScorer(files, standard).best(nothing).score()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "windowedGaussian",
                "randomCutForest",
                "numenta",
                "knncad",
                "ARTime"
            })
    void publishedFileScoresScaleToThePublishedResult(String detector) throws IOException {
        double sum = perFile(detector).values().stream().mapToDouble(Double::doubleValue).sum();
        JsonNode results =
                new ObjectMapper()
                        .readTree(folder.resolve("reference/final_results.json").toFile());

        assertThat(100 * (sum + 116) / 232)
                .isCloseTo(results.path(detector).path("standard").asDouble(), within(0.01));
    }

    @Test
    void theDefaultDetectorBeatsThePublishedOnes() throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal =
                new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false);

        int code =
                Atalaya.commandLine(terminal)
                        .execute(
                                "bench",
                                "nab",
                                "--folder",
                                folder.toString(),
                                "--detector",
                                "novelty",
                                "--json");

        assertThat(code).as(err.toString()).isZero();
        JsonNode result = new ObjectMapper().readTree(out.toString()).get(0);
        assertThat(result.path("best").path("score").asDouble()).isGreaterThan(75);
        assertThat(result.path("asConfigured").asDouble()).isGreaterThan(75);
        assertThat(result.path("stateBytes").asInt()).isBetween(1000, 20_000);
    }

    private static NabFile file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst().orElseThrow();
    }

    private static double[] column(List<String> lines, int column) {
        return lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
                .toArray();
    }

    private static Map<String, Double> perFile(String detector) throws IOException {
        Path file = folder.resolve("reference/" + detector + "_standard_scores.csv");
        Map<String, Double> scores = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] columns = line.split(",", -1);
            if (columns[2].endsWith(".csv")) {
                scores.put(columns[2], Double.parseDouble(columns[4]));
            }
        }
        return scores;
    }
}
