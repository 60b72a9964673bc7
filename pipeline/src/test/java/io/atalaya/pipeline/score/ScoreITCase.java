package io.atalaya.pipeline.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.score.FoundBox;
import io.atalaya.operators.score.SceneEvent;
import io.atalaya.operators.score.TruthException;
import io.atalaya.pipeline.config.ConfigComposition;
import io.atalaya.pipeline.demo.DemoFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of one's own, with a truth that is what the job itself found: it scores as perfect. */
class ScoreITCase {
    private static final List<String> LABELS = List.of("worker", "carton");
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    /** So much earlier than what the job found is what the truth says. */
    private static final double EARLIER_SECONDS = 0.5;

    @TempDir static Path folder;

    @BeforeAll
    static void writeWhatTheJobFinds() throws Exception {
        Path once = new DemoFiles(folder).write(true, progress -> {});
        Files.move(once, folder.resolve("pipeline.yaml"));
        var observed = new Observations();
        var loaded =
                ConfigComposition.of(List.of(folder.resolve("pipeline.yaml")))
                        .set("runtime", "stateDirectory", folder.resolve("first").toString())
                        .load(Map.of());
        Replay.of(loaded, progress -> {}).run(Observations.TOPICS, observed);
        Path truth = Files.createDirectories(folder.resolve("truth/scene"));
        Files.write(truth.resolve("labels.txt"), LABELS);
        Files.write(
                truth.resolve("gt.txt"),
                observed.boxes("cell-1").values().stream()
                        .flatMap(List::stream)
                        .map(ScoreITCase::line)
                        .toList());
        writeEvents(observed.events(START));
    }

    /** Boxes without a track stand there as what need not be found, so that ids are complete. */
    private static String line(FoundBox found) {
        boolean followed = !found.trackId().isEmpty();
        return String.format(
                Locale.ROOT,
                "%d,%s,%s,%s,%s,%s,%d,%d,1",
                found.frame(),
                followed ? found.trackId() : "-1",
                found.box().left(),
                found.box().top(),
                found.box().width(),
                found.box().height(),
                followed ? 1 : 0,
                LABELS.indexOf(found.label()) + 1);
    }

    private static void writeEvents(List<SceneEvent> events) throws IOException {
        String lines =
                events.stream()
                        .filter(event -> Objects.equals(event.place(), "cell"))
                        .map(
                                event ->
                                        String.format(
                                                Locale.ROOT,
                                                "{\"type\":\"%s\",\"source\":\"cell-1\","
                                                        + "\"zone\":\"cell\",\"seconds\":%.3f}",
                                                event.type(),
                                                event.seconds() - EARLIER_SECONDS))
                        .collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("truth/events.jsonl"), lines);
    }

    private static ScoreReport score(Path work) throws Exception {
        return new Score(new ScoreFolder(folder), Score.Options.DEFAULT, work, progress -> {})
                .run();
    }

    @Test
    void whatTheJobFoundItselfIsPerfect(@TempDir Path work) throws Exception {
        ScoreReport report = score(work);

        assertThat(report.clips()).containsExactly(new ScoreReport.Clip("cell-1", 500, 500));
        assertThat(report.detection()).isNotNull();
        assertThat(report.detection().ap50()).isGreaterThan(0.99);
        assertThat(report.tracking()).isNotNull();
        assertThat(report.tracking().all().mota()).isEqualTo(1);
        assertThat(report.tracking().all().idf1()).isEqualTo(1);
        assertThat(report.tracking().labels()).containsOnlyKeys(LABELS);
        ScoreReport.Events events = report.events();
        assertThat(events).isNotNull();
        assertThat(events.found()).isEqualTo(2);
        assertThat(events.missed() + events.wrong()).isZero();
        assertThat(events.meanDelaySeconds()).isEqualTo(EARLIER_SECONDS);
        assertThat(events.notCompared()).containsKeys("alert", "cross");
        System.out.println(String.join("\n", ScoreText.lines(report)));
        assertThat(ScoreText.lines(report)).anyMatch(line -> line.contains("2 found, 0 missed"));
        assertThat(ScoreText.json(report)).contains("\"mota\" : 1.0", "\"false\" : 0");
    }

    @Test
    void saysWhereTruthIsLookedFor(@TempDir Path empty, @TempDir Path work) throws Exception {
        Files.writeString(
                empty.resolve("pipeline.yaml"),
                Files.readString(folder.resolve("pipeline.yaml"))
                        .replace("demo.onnx", folder + "/demo.onnx")
                        .replace("scene.mjpeg", folder + "/scene.mjpeg"));

        assertThatThrownBy(
                        () ->
                                new Score(
                                                new ScoreFolder(empty),
                                                Score.Options.DEFAULT,
                                                work,
                                                progress -> {})
                                        .run())
                .isInstanceOf(TruthException.class)
                .hasMessageContaining(
                        "there is no truth/scene/gt.txt, truth/scene.json, truth/events.jsonl");
    }
}
