package io.atalaya.bench.nab;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.cli.Atalaya;
import io.atalaya.pipeline.cli.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NabCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void refusesAFolderThatIsNotTheBenchmark() {
        int code = execute("bench", "nab", "--folder", "nowhere");

        assertThat(err.toString()).contains("--folder is nowhere, which has no folder data");
        assertThat(code).isEqualTo(2);
    }

    @Test
    void namesTheDetectorsThatThereAre() {
        int code = execute("bench", "nab", "--folder", "nowhere", "--detector", "magic");

        assertThat(err.toString()).contains("--detector is magic; it must be one of novelty");
        assertThat(code).isEqualTo(2);
    }

    @Test
    void scoresThePipelinesOwnDetectors(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("data/a"));
        Files.createDirectories(folder.resolve("labels"));
        Files.createDirectories(folder.resolve("config"));
        StringBuilder series = new StringBuilder("timestamp,value\n");
        for (int i = 0; i < 100; i++) {
            series.append(
                    "2026-01-01 %02d:%02d:00,%d\n".formatted(i / 60, i % 60, i == 50 ? 99 : 1));
        }
        Files.writeString(folder.resolve("data/a/b.csv"), series);
        Files.writeString(
                folder.resolve("labels/combined_windows.json"),
                """
                {"a/b.csv": [["2026-01-01 00:50:00.000000", "2026-01-01 00:55:00.000000"]]}
                """);
        Files.writeString(
                folder.resolve("config/profiles.json"),
                """
                {"standard": {"CostMatrix": {"tpWeight": 1, "fnWeight": 1, "fpWeight": 0.11}}}
                """);
        Files.createFile(folder.resolve("a.csv"));
        Path pipeline =
                Files.writeString(
                        folder.resolve("plant.yaml"),
                        """
                        sensors: [{name: a, url: a.csv, timestamp: t, values: [{name: v}]}]
                        detectors: [{name: too-high, series: ["*"], limits: {high: 80}}]
                        """);

        int code =
                execute(
                        "bench",
                        "nab",
                        "--folder",
                        folder.toString(),
                        "--config",
                        pipeline.toString());

        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString()).containsPattern("too-high +100.00 +100.00");
    }

    private int execute(String... arguments) {
        Terminal terminal =
                new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false);
        return Atalaya.commandLine(terminal).execute(arguments);
    }
}
